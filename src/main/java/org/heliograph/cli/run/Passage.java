package org.heliograph.cli.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.heliograph.plans.Outlet;

/** Passes on what commands print to where we print ourselves. That nobody reads it there does not stop a command. */
public final class Passage {
    private final OutputStream out;
    private final OutputStream err;

    private final boolean seen;

    Passage(OutputStream out, OutputStream err, boolean seen) {
        this.out = out;
        this.err = err;
        this.seen = seen;
    }

    /** To this process's own streams. */
    public static Passage standard() {
        return new Passage(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), true);
    }

    /** To nowhere. */
    public static Passage quiet() {
        return new Passage(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);
    }

    /** Whether anything of it may appear on a terminal. */
    boolean isSeen() {
        return seen;
    }

    void pass(Outlet stream, byte[] bytes) {
        try {
            (stream == Outlet.STDOUT ? out : err).write(bytes);
        } catch (IOException e) {
            // It is told to the server all the same.
        }
    }
}
