package org.heliograph.party.campaign;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.heliograph.core.RefusedException;

/**
 * One file of a campaign, read.
 *
 * @param size in bytes
 * @param object what it holds
 */
record CampaignFile(int size, JsonObject object) {
    /** A file has at most so many bytes. */
    static final int MOST_BYTES = 64 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads a file.
     *
     * @param name what it is called in refusals
     * @throws RefusedException 400 that says what is wrong, and in which line
     */
    static CampaignFile read(Path path, String name) {
        try {
            byte[] bytes = bytes(path);
            return new CampaignFile(bytes.length, parse(text(bytes)));
        } catch (RefusedException e) {
            throw e.at(name);
        }
    }

    /** No link is followed: a campaign from elsewhere must not show what else is on this machine. */
    private static byte[] bytes(Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw RefusedException.invalid("is no regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw RefusedException.invalid("cannot be read");
        }
        if (bytes.length > MOST_BYTES) {
            throw RefusedException.invalid("is over " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw RefusedException.invalid("is not UTF-8");
        }
    }

    private static JsonObject parse(String text) {
        checkSyntax(text);
        var strict = Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE);
        try (JsonReader reader = Json.createReaderFactory(strict).createReader(new StringReader(text))) {
            if (reader.read() instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParsingException e) {
            throw RefusedException.invalid("names a field twice" + place(e.getLocation()));
        }
        throw RefusedException.invalid("must be a JSON object");
    }

    /** A reader of JSON does not look at what follows its value; a parser does. */
    private static void checkSyntax(String text) {
        try (JsonParser parser = Json.createParserFactory(Map.of()).createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        } catch (JsonParsingException e) {
            throw RefusedException.invalid("is not JSON" + place(e.getLocation()));
        } catch (RuntimeException e) {
            // Parsers throw many kinds: for nesting too deep, numbers too long, an early end.
            throw RefusedException.invalid("is not JSON that can be read");
        }
    }

    private static String place(JsonLocation location) {
        return location.getLineNumber() < 1
                ? ""
                : " (line " + location.getLineNumber() + ", column " + location.getColumnNumber() + ")";
    }
}
