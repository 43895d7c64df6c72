package org.heliograph.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Passes on what a command prints, as it prints it, and reads each line on the way. Lines that are meant for the worker
 * go no further. A carriage return ends a line as well: so progress bars are drawn. Used by one thread.
 */
final class Relay {
    private static final int CHUNK = 8 * 1024;
    private static final byte[] PREFIX = Mark.PREFIX.getBytes(UTF_8);

    private final OutputStream out;
    private final OutputTail tail;
    private final Consumer<Mark> marks;
    private final byte[] line = new byte[CHUNK];
    private int length;
    private int passed;

    /**
     * A relay.
     *
     * @param out where it is printed; that it cannot be does not stop the command
     * @param marks told what every line tells
     */
    Relay(OutputStream out, OutputTail tail, Consumer<Mark> marks) {
        this.out = out;
        this.tail = tail;
        this.marks = marks;
    }

    /** Passes on everything there is, until its end. */
    void run(InputStream in) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                take(chunk, count);
            }
        } catch (IOException e) {
            // The command is gone, and with it what it had to say.
        }
        end();
    }

    void take(byte[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            line[length++] = chunk[i];
            if (chunk[i] == '\n' || chunk[i] == '\r' || length == line.length) {
                end();
            }
        }
        // What is no line yet may be a question that waits for its answer.
        if (!mayBeMeant()) {
            pass();
        }
        flush();
    }

    private void end() {
        Mark mark = Mark.of(new String(line, 0, length, UTF_8)).orElse(null);
        if (mark != null) {
            marks.accept(mark);
        }
        if (mark == null || !mark.meant() || passed > 0) {
            pass();
        }
        length = 0;
        passed = 0;
    }

    private boolean mayBeMeant() {
        int common = Math.min(length, PREFIX.length);
        return Arrays.equals(line, 0, common, PREFIX, 0, common);
    }

    private void pass() {
        tail.write(line, passed, length - passed);
        try {
            out.write(line, passed, length - passed);
        } catch (IOException e) {
            // Nobody reads what the worker prints; its tasks are done all the same.
        }
        passed = length;
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            // As above.
        }
    }
}
