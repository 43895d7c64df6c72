package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.heliograph.cli.process.Background;
import org.heliograph.plans.Outlet;

/**
 * Draws a list of the steps below what they print, on a terminal: it is taken away before anything is printed, and drawn
 * again when a line has ended.
 */
public final class LiveDisplay implements Display {
    private static final Duration APART = Duration.ofMillis(200);
    /** What a command left behind must not colour the list, and a long line must not take two. */
    private static final String BEFORE = "\u001b[0m\u001b[?7l";

    private static final String AFTER = "\u001b[?7h";

    private final StepList list;
    private final Passage passage;
    private final Passage terminal;
    private int drawn;
    private boolean inLine;
    private boolean over;

    /**
     * A display.
     *
     * @param passage where commands print
     * @param terminal where the list is drawn
     */
    public LiveDisplay(Plan plan, Passage passage, Passage terminal) {
        this.list = new StepList(plan.steps());
        this.passage = passage;
        this.terminal = terminal;
        Background.start("draw", this::tick);
    }

    private void tick() throws InterruptedException {
        while (drawAgain()) {
            Thread.sleep(APART.toMillis());
        }
    }

    private synchronized boolean drawAgain() {
        if (!over && !inLine) {
            draw(list.lines());
        }
        return !over;
    }

    @Override
    public void page(URI page) {
        say(page.toString());
    }

    @Override
    public synchronized void began(int step) {
        list.began(step);
        drawAgain();
    }

    @Override
    public synchronized void ended(int step, Outcome outcome, Duration took) {
        list.ended(step, outcome, took);
        drawAgain();
    }

    @Override
    public synchronized void printed(Outlet stream, byte[] bytes) {
        erase();
        passage.pass(stream, bytes);
        inLine = passage.isSeen() && bytes[bytes.length - 1] != '\n';
    }

    @Override
    public synchronized void say(String words) {
        erase();
        write((inLine ? "\n" : "") + "heliograph: " + words + "\n");
        inLine = false;
    }

    @Override
    public synchronized void over(String how, Duration took) {
        over = true;
        erase();
        write(inLine ? "\n" : "");
        inLine = false;
        draw(list.all());
        drawn = 0;
        say("the plan " + how + " after " + Times.of(took));
    }

    /** In one piece, so that nothing flickers. */
    private void draw(List<String> lines) {
        write(erasure() + BEFORE + String.join("\n", lines) + "\n" + AFTER);
        drawn = lines.size();
    }

    private void erase() {
        if (drawn > 0) {
            write(erasure());
        }
    }

    /** What takes the list away. */
    private String erasure() {
        int lines = drawn;
        drawn = 0;
        return lines == 0 ? "" : "\r\u001b[" + lines + "A\u001b[J";
    }

    private void write(String text) {
        terminal.pass(Outlet.STDOUT, text.getBytes(UTF_8));
    }
}
