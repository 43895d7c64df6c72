package org.heliograph.support;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is written to standard error, by whomever, until closed. */
public final class CapturedStderr implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Begins. */
    public CapturedStderr() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    /** What was written so far. */
    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
