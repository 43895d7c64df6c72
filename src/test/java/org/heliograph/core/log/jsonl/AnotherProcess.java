package org.heliograph.core.log.jsonl;

import java.nio.file.Path;
import java.time.Clock;
import org.heliograph.core.log.LogUnavailableException;

/** A program that opens a log and says what became of it. */
public final class AnotherProcess {
    private AnotherProcess() {}

    /** Arguments: the directory, and its layout. */
    public static void main(String[] arguments) {
        JsonlLogOptions options = JsonlLogOptions.of(Path.of(arguments[0]), "channel", Clock.systemUTC(), Thread::new);
        try (JsonlEventLog log = JsonlEventLog.open(Layout.valueOf(arguments[1]).in(options))) {
            System.out.println("opened at " + log.lastPosition());
        } catch (LogUnavailableException e) {
            System.out.println(e.getMessage());
        }
    }
}
