package org.heliograph.party.web.mcp;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.function.Function;
import org.heliograph.party.web.NextAction;
import org.heliograph.party.web.PartyStatus;

/** What a model may look up. */
final class Shelf {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /**
     * Something to be looked up.
     *
     * @param uri as {@code party://…}
     */
    record Item(String uri, String name, String description, Function<Call, JsonObject> content) {}

    static final List<Item> ITEMS = List.of(
            new Item("party://status", "status", "Who is connected, and how many actions wait.", Shelf::status),
            new Item(
                    "party://characters",
                    "characters",
                    "All characters and foes with everything that only the host may know.",
                    call -> TableDeeds.cast(call.party())),
            new Item(
                    "party://combat",
                    "combat",
                    "The combat as the host sees it, hidden foes among the others.",
                    call -> TableDeeds.combat(call.party())),
            new Item(
                    "party://recent",
                    "recent",
                    "The last ten narratives, with their private and host-only parts.",
                    call -> JSON.createObjectBuilder()
                            .add("recent", NextAction.recent(call.door(), call.party()))
                            .build()),
            new Item("party://campaign", "campaign", "The party's name, when it began, who plays.", Shelf::campaign));

    private Shelf() {}

    private static JsonObject status(Call call) {
        return call.data(PartyStatus.of(call.door(), call.party(), call.base())).asJsonObject();
    }

    private static JsonObject campaign(Call call) {
        var identity = call.party().identity();
        var campaign = JSON.createObjectBuilder(TableDeeds.cast(call.party()))
                .add("party_id", call.party().id().value())
                .add("name", identity.name());
        return (identity.startedAt() == null
                        ? campaign
                        : campaign.add("started_at", identity.startedAt().toString()))
                .build();
    }
}
