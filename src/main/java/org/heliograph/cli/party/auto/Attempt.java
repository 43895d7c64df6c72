package org.heliograph.cli.party.auto;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.heliograph.cli.process.Background;
import org.heliograph.cli.process.Child;
import org.jspecify.annotations.Nullable;

/** A command that is to answer one action. {@link #run} is one thread's; any thread may {@link #stop} it. */
final class Attempt {
    /** What the command started may hold its output open for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Narrator narrator;
    private final JsonObject action;

    // Guarded by this.
    private boolean stopped;
    private @Nullable Child started;

    Attempt(Narrator narrator, JsonObject action) {
        this.narrator = narrator;
        this.action = action;
    }

    /** Runs it to its end, which the time limit may be. */
    Answer run() throws InterruptedException {
        try {
            Child child = start();
            return child == null ? new Answer.Stopped() : answer(child);
        } catch (IOException e) {
            return new Answer.None("it cannot be started: " + e.getMessage());
        }
    }

    private synchronized @Nullable Child start() throws IOException {
        if (stopped) {
            return null;
        }
        started = Child.start(narrator.words(), narrator.folder(), Map.of());
        return started;
    }

    private Answer answer(Child child) throws InterruptedException {
        Printed printed = new Printed();
        Background.start("standard-input", () -> child.feed(action.toString()));
        Thread out = Background.start("output", () -> printed.readFrom(child.output()));
        Thread err = Background.start("errors", () -> passOn(child.errors()));
        boolean inTime = child.await(narrator.limit());
        if (!inTime) {
            child.end(narrator.grace());
        }
        int status = child.await();
        out.join(LAST_WORDS.toMillis());
        err.join(LAST_WORDS.toMillis());
        if (isStopped()) {
            return new Answer.Stopped();
        }
        return inTime ? answer(status, printed) : new Answer.None("it took longer than " + words(narrator.limit()));
    }

    private static Answer answer(int status, Printed printed) {
        if (status != 0) {
            return new Answer.None("exit status " + status);
        }
        return printed.isTooLong()
                ? new Answer.None("it printed more than " + Printed.MOST + " bytes")
                : Answer.of(printed.text());
    }

    private void passOn(InputStream errors) {
        try {
            errors.transferTo(narrator.err());
            narrator.err().flush();
        } catch (IOException e) {
            // Nobody reads them, or the command is gone.
        }
    }

    private static String words(Duration limit) {
        return limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Ends the command and all that it started. */
    void stop() throws InterruptedException {
        Child child;
        synchronized (this) {
            stopped = true;
            child = started;
        }
        if (child != null) {
            child.end(narrator.grace());
        }
    }
}
