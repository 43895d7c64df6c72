package org.heliograph.core.log.jsonl;

import java.time.Duration;

/** When an entry counts as recorded, and so what may be lost although it was acknowledged. */
public sealed interface Durability {
    /** Acknowledged after the disk has confirmed it. Nothing acknowledged is lost while the disk keeps its word. */
    Durability SYNC = new Sync();

    /**
     * Acknowledged when handed to the operating system, which is never told to hurry. A killed process loses nothing; a
     * power cut or a crash of the system loses what had not reached the disk yet, often half a minute.
     */
    Durability MEMORY = new Memory();

    /**
     * Acknowledged when handed to the operating system, which is told to write every so often. A killed process loses
     * nothing; a power cut or a crash of the system loses what came since, about this long.
     */
    static Durability interval(Duration every) {
        return new Interval(every);
    }

    /** See {@link #SYNC}. */
    record Sync() implements Durability {
        @Override
        public String toString() {
            return "sync";
        }
    }

    /** See {@link #interval}. */
    record Interval(Duration every) implements Durability {
        public Interval {
            if (every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("An interval is longer than nothing: " + every);
            }
        }

        @Override
        public String toString() {
            return "interval:" + every.toMillis() + "ms";
        }
    }

    /** See {@link #MEMORY}. */
    record Memory() implements Durability {
        @Override
        public String toString() {
            return "memory";
        }
    }
}
