package org.heliograph.cli.party;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.heliograph.cli.HeliographCommand;
import org.heliograph.support.Frames;
import picocli.CommandLine;

/** A command line that was carried out in this process: how it ended and what it said. */
record Typed(int status, String out, String err) {
    static Typed in(String... arguments) {
        CommandLine commandLine = HeliographCommand.commandLine();
        var out = new StringWriter();
        var err = new StringWriter();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int status = commandLine.execute(arguments);
        return new Typed(status, out.toString(), err.toString());
    }

    /** The same, with something on standard input. */
    static Typed with(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            return in(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** What was printed, as the object that it is. */
    JsonObject json() {
        return Frames.parse(out);
    }
}
