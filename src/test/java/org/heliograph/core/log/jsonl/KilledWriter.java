package org.heliograph.core.log.jsonl;

import java.nio.file.Path;
import java.time.Clock;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Topic;

/** A program that appends until it is killed, and says what was acknowledged: {@code position id}. */
public final class KilledWriter {
    static final Topic TOPIC = new Topic("channel", "a");

    private KilledWriter() {}

    /** Arguments: the directory, and its layout. */
    public static void main(String[] arguments) {
        JsonlLogOptions options = JsonlLogOptions.of(
                        Path.of(arguments[0]), "channel", Clock.systemUTC(), task -> new Thread(task, "log"))
                .segmentBytes(700)
                .durability(Durability.MEMORY);
        try (JsonlEventLog log = JsonlEventLog.open(Layout.valueOf(arguments[1]).in(options))) {
            while (true) {
                for (int i = 0; i < 3; i++) {
                    log.append(Draft.of(TOPIC, "{}"))
                            .thenAccept(appended -> System.out.println(appended.entry()
                                            .position() + " " + appended.entry().id()));
                }
                log.append(Draft.of(TOPIC, "{}")).join();
            }
        }
    }
}
