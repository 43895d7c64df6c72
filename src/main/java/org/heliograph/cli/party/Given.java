package org.heliograph.cli.party;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is given on the command line, on standard input, or in a file. */
public final class Given {
    private static final String STANDARD_INPUT = "-";

    private Given() {}

    /** A text; {@code -} reads it from standard input, without the line feed at its end. */
    public static String text(String given) throws IOException {
        return given.equals(STANDARD_INPUT) ? input().stripTrailing() : given;
    }

    /**
     * The JSON in a file, or on standard input.
     *
     * @throws IOException with a sentence that says what is wrong with it
     */
    public static JsonValue json(String file) throws IOException {
        return file.equals(STANDARD_INPUT) ? parse("Standard input", input()) : parse(file, read(Path.of(file)));
    }

    /** The object in a file, or on standard input. */
    public static JsonObject object(String file) throws IOException {
        return asObject(file.equals(STANDARD_INPUT) ? "Standard input" : file, json(file));
    }

    /** The object that an argument is; {@code -} reads it from standard input. */
    static JsonObject objectIn(String name, String argument) throws IOException {
        return asObject(name, parse(name, text(argument)));
    }

    private static JsonObject asObject(String name, JsonValue value) throws IOException {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IOException(name + " is no JSON object");
    }

    private static String input() throws IOException {
        return new String(System.in.readAllBytes(), UTF_8);
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in UTF-8", e);
        } catch (IOException e) {
            throw new IOException("Cannot read " + file, e);
        }
    }

    private static JsonValue parse(String name, String text) throws IOException {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonParsingException e) {
            throw new IOException(
                    name + " is no JSON, as line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + " shows",
                    e);
        } catch (JsonException | IllegalStateException e) {
            throw new IOException(name + " is no JSON", e);
        }
    }
}
