package org.heliograph.plans.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a whole, as in RFC 9110, section 14.
 *
 * @param from first byte
 * @param to the byte after the last one; not after {@code from} if the part lies beyond the whole
 */
record ByteRange(long from, long to) {
    private static final Pattern SHAPE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a header asks for; empty for all: also if it asks for several parts, or says what we do not understand. */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher said = SHAPE.matcher(header == null ? "" : header.strip());
        if (!said.matches() || (said.group(1).isEmpty() && said.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (said.group(1).isEmpty()) {
            long last = Long.parseLong(said.group(2));
            return Optional.of(new ByteRange(last == 0 ? size : Math.max(0, size - last), size));
        }
        long from = Long.parseLong(said.group(1));
        if (said.group(2).isEmpty()) {
            return Optional.of(new ByteRange(from, size));
        }
        long to = Long.parseLong(said.group(2)) + 1;
        return to <= from ? Optional.empty() : Optional.of(new ByteRange(from, Math.min(size, to)));
    }

    /** Whether it holds anything of the whole. */
    boolean isSatisfiable() {
        return from < to;
    }
}
