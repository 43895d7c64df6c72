package org.heliograph.cli.party.mcp;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What the model hears: a message a line. Any thread.
 *
 * @param out where the model reads; held while a line is written
 * @param complaints takes what a person should know
 */
record Voice(OutputStream out, Consumer<String> complaints) {
    void tell(String json) {
        byte[] line = (json.replaceAll("[\r\n]", " ") + '\n').getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Says why something is not done; to the model only if it asked by a request. */
    void refuse(JsonValue id, String sentence) {
        complaints.accept(sentence);
        if (id != JsonValue.NULL) {
            tell(Errors.because(id, Errors.SERVER, sentence));
        }
    }
}
