package org.heliograph.cli.worker;

/** How far a task is, as its output told so far: never less far than before. Any thread. */
final class HowFar {
    /**
     * A place on the way.
     *
     * @param percent 0 to 100
     * @param message what the task is at; empty if that is not known
     */
    record Point(int percent, String message) {}

    private Point point = new Point(0, "");
    private boolean spoken;

    /**
     * Takes in what a line told. Once a line meant for the worker has said what the task is at, no other line says so.
     *
     * @return whether it tells anything new
     */
    synchronized boolean take(Mark mark) {
        Point before = point;
        String message = before.message();
        if (mark.meant()) {
            spoken |= !mark.message().isEmpty();
            message = mark.message();
        } else if (!spoken) {
            message = mark.message();
        }
        point = new Point(Math.max(before.percent(), mark.percent().orElse(0)), message);
        return !point.equals(before);
    }

    synchronized Point point() {
        return point;
    }
}
