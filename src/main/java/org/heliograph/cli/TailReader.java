package org.heliograph.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import org.heliograph.cli.remote.Follower;
import org.heliograph.cli.remote.Frame;

/** Prints frames; words about the connection go to standard error. */
final class TailReader implements Follower.Reader {
    /** Said only to keep a connection going. */
    private static final Set<String> PULSE = Set.of("ping", "pong", "connected", "live", "typing", "presence");

    private final Output out;
    private final FrameText text;
    private final PrintWriter err;
    private boolean away;

    TailReader(Output out, FrameText text, PrintWriter err) {
        this.out = out;
        this.text = text;
        this.err = err;
    }

    @Override
    public boolean frame(Frame frame) {
        if (away) {
            away = false;
            err.println("heliograph: connected again");
        }
        if (frame.type().equals("gap")) {
            err.println("heliograph: some of it is not there any more ("
                    + frame.json().getString("reason", "gap") + ")");
        }
        boolean more = PULSE.contains(frame.type()) || out.line(text.of(frame));
        // A replay comes in bulk: it is written in bulk as well.
        return frame.replay() ? more : out.flush();
    }

    @Override
    public void waiting(Duration duration) {
        out.flush();
        if (!away) {
            away = true;
            err.println("heliograph: connection lost, trying again");
        }
    }

    /** Everything was handed over. */
    void end() {
        out.flush();
    }
}
