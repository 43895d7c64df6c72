package org.heliograph.channels;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/** Messages for one answer, bounded in number and in size. Used by one thread. */
final class Gathering<T> {
    /** Characters of the messages together; one that is larger is an answer by itself. */
    static final int MAX_SIZE = 4 << 20;

    private final int limit;
    private final ToIntFunction<T> sizeOf;
    private final Deque<T> messages = new ArrayDeque<>();
    private int size;

    Gathering(int limit, ToIntFunction<T> sizeOf) {
        this.limit = limit;
        this.sizeOf = sizeOf;
    }

    /** Takes a newer one and lets go of the oldest that have no room any more. */
    boolean addNewer(T message) {
        add(message);
        while (isOver()) {
            size -= sizeOf.applyAsInt(messages.removeFirst());
        }
        return true;
    }

    /** Takes one more, or says that there is no room. */
    boolean addUntilFull(T message) {
        add(message);
        if (isOver()) {
            size -= sizeOf.applyAsInt(messages.removeLast());
            return false;
        }
        return true;
    }

    /** What was taken, in order. */
    List<T> messages() {
        return List.copyOf(messages);
    }

    private void add(T message) {
        messages.add(message);
        size += sizeOf.applyAsInt(message);
    }

    private boolean isOver() {
        return messages.size() > limit || (size > MAX_SIZE && messages.size() > 1);
    }
}
