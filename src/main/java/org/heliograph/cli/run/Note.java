package org.heliograph.cli.run;

import org.heliograph.plans.Outlet;

/**
 * Something to be told of a plan.
 *
 * @param step which step it is about, or the one at hand
 * @param body bytes that the step printed, or JSON; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // It is handed from thread to thread and never compared.
record Note(Kind kind, int step, byte[] body) {
    /** What it tells. */
    enum Kind {
        STDOUT('o', "/output?stream=stdout"),
        STDERR('e', "/output?stream=stderr"),
        STATUS('s', "/status"),
        COMPLETE('c', "/complete"),
        FAIL('f', "/fail"),
        CANCEL('x', "/cancel");

        private final char mark;
        private final String path;

        Kind(char mark, String path) {
            this.mark = mark;
            this.path = path;
        }

        /** The one of this mark. */
        static Kind marked(byte mark) {
            for (Kind kind : values()) {
                if (kind.mark == mark) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of note: " + mark);
        }

        /** Tells it from the others in a file. */
        byte mark() {
            return (byte) mark;
        }

        static Kind of(Outlet stream) {
            return stream == Outlet.STDOUT ? STDOUT : STDERR;
        }

        boolean isOutput() {
            return this == STDOUT || this == STDERR;
        }

        /** Where it is told, below the plan. */
        String path(int step) {
            return isOutput() || this == STATUS ? "/steps/" + step + path : path;
        }
    }

    boolean isOutput() {
        return kind.isOutput();
    }
}
