package org.heliograph.server.access;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heliograph.access.Role;
import org.heliograph.core.secret.SecretFile;
import org.heliograph.core.secret.TokenHash;
import org.heliograph.core.secret.TokenStoreException;

/** Keeps tokens in {@code tokens.jsonl}, one JSON object a line, mode 600. */
final class TokenFile {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Path path;
    private final SecretFile file;

    TokenFile(Path path) {
        this.path = path;
        this.file = new SecretFile(path);
    }

    boolean exists() {
        return file.exists();
    }

    /** All of them. A damaged line is refused, not skipped: the next change would lose it. */
    List<OperationsToken> read() {
        try {
            List<OperationsToken> tokens = new ArrayList<>();
            int number = 0;
            for (String line : file.read().lines().toList()) {
                number++;
                tokens.add(parse(line, number));
            }
            return tokens;
        } catch (IOException e) {
            throw new TokenStoreException(path + " cannot be read", e);
        }
    }

    void write(Collection<OperationsToken> tokens) {
        try {
            file.write(tokens.stream().map(TokenFile::format).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new TokenStoreException(path + " cannot be written", e);
        }
    }

    private OperationsToken parse(String line, int number) {
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            JsonObject json = reader.readObject();
            return new OperationsToken(
                    json.getString("id"),
                    Role.valueOf(json.getString("role")),
                    json.getString("name"),
                    Instant.parse(json.getString("created")),
                    Optional.ofNullable(json.getString("expires", null)).map(Instant::parse),
                    new TokenHash(json.getString("sha256")));
        } catch (JsonException
                | DateTimeException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException e) {
            throw new TokenStoreException(path + " line " + number + " is damaged: repair or remove it");
        }
    }

    private static String format(OperationsToken token) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", token.id())
                .add("role", token.role().name())
                .add("name", token.name())
                .add("created", token.created().toString());
        token.expires().ifPresent(expires -> json.add("expires", expires.toString()));
        return json.add("sha256", token.hash().hex()).build() + "\n";
    }
}
