package org.heliograph.bots;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What filters ask of each entry of a timeline, a byte an entry, so that a page of few among many is found without
 * reading the many. Used by one thread at a time.
 */
final class Facets {
    private static final int PRESENT = 1;
    private static final int SOURCE = 1 << 1;
    private static final int STATUS = 3 << 2;

    private byte[] bytes;
    private long first;
    private int size;

    Facets() {
        this(1, new byte[0]);
    }

    private Facets(long first, byte[] bytes) {
        this.first = first;
        this.bytes = bytes;
        this.size = bytes.length;
    }

    static Facets decode(long first, String text) {
        return new Facets(first, Base64.getDecoder().decode(text));
    }

    String encode() {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, size));
    }

    long first() {
        return first;
    }

    /** Takes the next entry; seqs that are passed over are damaged and fit no filter. */
    void add(long seq, TaskEvent event) {
        if (size == 0) {
            // What came before may be trimmed, and be a billion.
            first = seq;
        }
        int index = Math.toIntExact(seq - first);
        if (index >= bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(64, Math.max(index + 1, bytes.length + bytes.length / 2)));
        }
        bytes[index] = (byte) (PRESENT | codeOf(event.source()) | codeOf(event.status()));
        size = index + 1;
    }

    /** Forgets entries that are no longer kept. */
    void dropBefore(long seq) {
        int gone = (int) Math.min(size, Math.max(0, seq - first));
        // Moving all the rest for a few is not worth it.
        if (gone > size / 2) {
            bytes = Arrays.copyOfRange(bytes, gone, size);
            size -= gone;
            first += gone;
        }
    }

    /** How many entries from one seq to another, both included, a filter wants. */
    int count(BotFilter filter, long from, long to) {
        Mask mask = Mask.of(filter);
        int count = 0;
        for (int i = indexOf(from); i <= lastIndexOf(to); i++) {
            count += mask.fits(bytes[i]) ? 1 : 0;
        }
        return count;
    }

    /** Seqs that a filter wants, the newest first, after passing over some; from one seq to another, both included. */
    long[] newest(BotFilter filter, long from, long to, int skip, int limit) {
        Mask mask = Mask.of(filter);
        long[] found = new long[limit];
        int seen = 0;
        for (int i = lastIndexOf(to); i >= indexOf(from) && seen < skip + limit; i--) {
            seen = take(mask, i, seen, skip, found);
        }
        return Arrays.copyOf(found, Math.max(0, Math.min(limit, seen - skip)));
    }

    /** The same, the oldest first. */
    long[] oldest(BotFilter filter, long from, long to, int skip, int limit) {
        Mask mask = Mask.of(filter);
        long[] found = new long[limit];
        int seen = 0;
        for (int i = indexOf(from); i <= lastIndexOf(to) && seen < skip + limit; i++) {
            seen = take(mask, i, seen, skip, found);
        }
        return Arrays.copyOf(found, Math.max(0, Math.min(limit, seen - skip)));
    }

    private int take(Mask mask, int index, int seen, int skip, long[] found) {
        if (!mask.fits(bytes[index])) {
            return seen;
        }
        if (seen >= skip) {
            found[seen - skip] = first + index;
        }
        return seen + 1;
    }

    private int indexOf(long seq) {
        return (int) Math.max(0, Math.min(size, seq - first));
    }

    private int lastIndexOf(long seq) {
        return (int) Math.max(-1, Math.min(size - 1L, seq - first));
    }

    /** Kept in snapshots: what a number means must not change. */
    private static int codeOf(Source source) {
        return source == Source.FILE ? 0 : SOURCE;
    }

    private static int codeOf(TaskStatus status) {
        return switch (status) {
            case PENDING -> 0;
            case IN_PROGRESS -> 1 << 2;
            case COMPLETED -> 2 << 2;
            case FAILED -> 3 << 2;
        };
    }

    /** The bits a filter looks at, and what they must be; it may want what no entry can be. */
    private record Mask(int bits, int value, boolean possible) {
        static Mask of(BotFilter filter) {
            Mask mask = new Mask(PRESENT, PRESENT, true);
            if (filter.source() != null) {
                mask = mask.and(SOURCE, codeOf(filter.source()));
            }
            if (filter.status() != null) {
                mask = mask.and(STATUS, codeOf(filter.status()));
            }
            TaskStatus end = endOf(filter.success());
            return end == null ? mask : mask.and(STATUS, codeOf(end));
        }

        private static @Nullable TaskStatus endOf(@Nullable Boolean success) {
            if (success == null) {
                return null;
            }
            return success ? TaskStatus.COMPLETED : TaskStatus.FAILED;
        }

        private Mask and(int more, int wanted) {
            boolean agrees = (bits & more) == 0 || (value & more) == wanted;
            return new Mask(bits | more, (value & ~more) | wanted, possible && agrees);
        }

        boolean fits(byte facets) {
            return possible && (facets & bits) == value;
        }
    }
}
