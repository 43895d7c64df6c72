package org.heliograph.party.tokens;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliograph.core.RefusedException;

/**
 * How tokens stand in a file: {@code {"party", "stopped"?, "tokens": [{"id", "role", "player"?, "created", "secret"}]}}.
 * Any thread.
 */
final class KeptFormat {
    /** Looked for once: that takes longer than to read a file. */
    private final JsonProvider json = JsonProvider.provider();

    String write(String party, KeptTokens kept) {
        JsonArrayBuilder tokens = json.createArrayBuilder();
        kept.tokens().forEach(token -> tokens.add(write(token)));
        JsonObjectBuilder object = json.createObjectBuilder().add("party", party);
        kept.stopped().ifPresent(stopped -> object.add("stopped", stopped.toString()));
        return object.add("tokens", tokens).build() + "\n";
    }

    /** Nothing if the text is no such file of this party's, or holds what cannot have been written. */
    Optional<KeptTokens> read(String party, String text) {
        try (JsonReader reader = json.createReader(new StringReader(text))) {
            JsonObject object = reader.readObject();
            List<PartyToken> tokens = object.getJsonArray("tokens").getValuesAs(JsonObject.class).stream()
                    .map(token -> read(party, token))
                    .toList();
            Optional<Instant> stopped =
                    Optional.ofNullable(object.getString("stopped", null)).map(Instant::parse);
            return Optional.of(new KeptTokens(tokens, stopped))
                    .filter(kept -> party.equals(object.getString("party")) && isSound(kept));
        } catch (JsonException
                | DateTimeException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | RefusedException e) {
            // Why exactly, the parser would say with a piece of the text, which may be a secret.
            return Optional.empty();
        }
    }

    private JsonObjectBuilder write(PartyToken token) {
        JsonObjectBuilder object = json.createObjectBuilder()
                .add("id", token.id())
                .add("role", token.seat().role().name());
        if (token.seat().role() == Role.PLAYER) {
            object.add("player", token.seat().id());
        }
        return object.add("created", token.created().toString()).add("secret", token.secret());
    }

    private static PartyToken read(String party, JsonObject object) {
        Seat seat = switch (Role.valueOf(object.getString("role"))) {
            case HOST -> Seat.host(party);
            case OBSERVER -> Seat.observer(party);
            case PLAYER -> Seat.player(party, object.getString("player"));
        };
        return new PartyToken(
                object.getString("id"), seat, object.getString("secret"), Instant.parse(object.getString("created")));
    }

    private static boolean isSound(KeptTokens kept) {
        Stream<PartyToken> tokens = kept.tokens().stream();
        return tokens.allMatch(token -> Mint.isSecret(token.secret()))
                && kept.tokens().stream().map(PartyToken::seat).distinct().count()
                        == kept.tokens().size();
    }
}
