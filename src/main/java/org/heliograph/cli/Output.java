package org.heliograph.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output for results that stream: UTF-8, and it knows when nobody reads it any more, which for {@code … | head}
 * is no error.
 */
final class Output {
    private final OutputStream out;
    private boolean broken;

    Output(OutputStream out) {
        this.out = out;
    }

    static Output standard() {
        return new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    }

    /** Writes a line; false once nobody reads. */
    boolean line(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            broken = true;
        }
        return !broken;
    }

    /** Lets the reader have what was written; false once nobody reads. */
    boolean flush() {
        try {
            out.flush();
        } catch (IOException e) {
            broken = true;
        }
        return !broken;
    }
}
