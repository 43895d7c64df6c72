package org.heliograph.cli.party.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8, none of them longer than is kept. One thread. */
final class Lines {
    /** What the server takes unless it is set otherwise. */
    private static final int LONGEST = 1 << 20;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * A line.
     *
     * @param text without what ends it; the beginning, if it is cut off
     */
    record Line(String text, boolean isCutOff) {}

    /** The next one; empty at the end. One that nothing ends is none: whoever wrote it was ended in the middle. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isCutOff = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(
                        new Line(bytes.toString(StandardCharsets.UTF_8).strip(), isCutOff));
            }
            if (bytes.size() < LONGEST) {
                bytes.write(b);
            } else {
                isCutOff = true;
            }
        }
        return Optional.empty();
    }
}
