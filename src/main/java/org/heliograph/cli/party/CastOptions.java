package org.heliograph.cli.party;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Sheet;
import org.heliograph.party.campaign.Campaign;
import org.heliograph.party.campaign.Campaigns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom a party begins with. */
public final class CastOptions {
    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    /** One of them. */
    private static final class Source {
        @Option(
                names = "--campaign",
                paramLabel = "NAME",
                description = "The characters and foes of a campaign, a folder below 'campaigns' in the server's data"
                        + " folder.")
        private @Nullable String campaign;

        @Option(
                names = "--characters",
                paramLabel = "FILE",
                description = "A JSON list of characters, or an object with lists of characters and foes; - reads"
                        + " standard input.")
        private @Nullable String characters;
    }

    @Option(
            names = "--campaigns",
            paramLabel = "DIR",
            description = "Where to look for the campaign, on this machine, instead of in the server's data folder.")
    private @Nullable Path campaigns;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * A party of theirs, as the server takes it.
     *
     * @param name null to call it what its campaign is called
     * @throws IOException with a sentence if a file cannot be read
     */
    public JsonObject body(@Nullable String name) throws IOException {
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (name != null) {
            body.add("name", name);
        }
        if (source == null) {
            throw misuse("Who plays? Either --campaign or --characters");
        }
        if (source.characters != null) {
            if (campaigns != null) {
                throw misuse("--campaigns goes with --campaign");
            }
            if (name == null) {
                throw misuse("What is the party called? Only one with a --campaign has a name already");
            }
            return ofFile(source.characters, body);
        }
        String campaign = String.valueOf(source.campaign);
        return campaigns == null
                ? body.add("campaign", campaign).build()
                : ofCampaign(new Campaigns(campaigns), campaign, name, body);
    }

    private static JsonObject ofCampaign(Campaigns campaigns, String id, @Nullable String name, JsonObjectBuilder body)
            throws IOException {
        try {
            Campaign campaign = campaigns.campaign(id);
            if (name == null && campaign.title() != null) {
                body.add("name", campaign.title());
            }
            return body.add("characters", list(campaign.players()))
                    .add("foes", list(campaign.foes()))
                    .build();
        } catch (RefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static JsonArrayBuilder list(List<Sheet> sheets) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        sheets.forEach(sheet -> list.add(sheet.json()));
        return list;
    }

    private static JsonObject ofFile(String file, JsonObjectBuilder body) throws IOException {
        JsonValue cast = Given.json(file);
        if (cast instanceof JsonArray list) {
            return body.add("characters", list).build();
        }
        if (!(cast instanceof JsonObject lists) || !lists.containsKey("characters")) {
            throw new IOException(file + " is neither a list of characters nor an object that has one");
        }
        body.add("characters", lists.get("characters"));
        if (lists.containsKey("foes")) {
            body.add("foes", lists.get("foes"));
        }
        return body.build();
    }

    private ParameterException misuse(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}
