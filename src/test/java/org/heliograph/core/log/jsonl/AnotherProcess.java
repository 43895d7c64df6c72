package org.heliograph.core.log.jsonl;

import java.nio.file.Path;
import java.time.Clock;
import org.heliograph.core.log.LogUnavailableException;

/** A program that opens a log and says what became of it. */
public final class AnotherProcess {
    private AnotherProcess() {}

    /** Argument: the directory. */
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        try (JsonlEventLog log =
                JsonlEventLog.open(JsonlLogOptions.of(directory, "channel", Clock.systemUTC(), Thread::new))) {
            System.out.println("opened at " + log.lastPosition());
        } catch (LogUnavailableException e) {
            System.out.println(e.getMessage());
        }
    }
}
