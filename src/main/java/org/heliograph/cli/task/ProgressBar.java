package org.heliograph.cli.task;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import org.heliograph.cli.remote.Frame;

/** Draws how far a task is, on one line of a terminal that is drawn again and again. For one thread. */
public final class ProgressBar implements Consumer<Frame> {
    private static final int CELLS = 24;
    private static final int WORDS = 44;
    private static final int ALL = 100;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;

    public ProgressBar(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(Frame frame) {
        switch (frame.type()) {
            case "task_queued" -> draw("waits for its turn");
            case "task_started" -> draw(bar(0, "begun"));
            case "progress" ->
                draw(bar(frame.json().getInt("percent", 0), frame.json().getString("message", "")));
            default -> {
                // Nothing that moves a bar.
            }
        }
    }

    /** Takes the bar away. */
    public void clear() {
        terminal.print(CLEAR);
        terminal.flush();
    }

    private void draw(String line) {
        terminal.print(CLEAR + line);
        terminal.flush();
    }

    private static String bar(int percent, String message) {
        int full = Math.max(0, Math.min(ALL, percent)) * CELLS / ALL;
        String words = message.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return String.format(
                Locale.ROOT,
                "%s%s %3d %%  %s",
                "━".repeat(full),
                "─".repeat(CELLS - full),
                percent,
                words.length() > WORDS ? words.substring(0, WORDS) + "…" : words);
    }
}
