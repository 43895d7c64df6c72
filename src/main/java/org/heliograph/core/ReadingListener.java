package org.heliograph.core;

import java.time.Instant;
import org.heliograph.core.log.Topic;

/** Told what becomes of readers, for the metrics. Called on sending threads; must return at once. */
public interface ReadingListener {
    /** A reader of this topic fell behind what is kept. */
    void gap(Topic topic);

    /** A live reader is being sent entries, the newest of which was recorded then. */
    void shown(Instant recordedAt);
}
