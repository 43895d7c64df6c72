package org.heliograph.plans;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that no text may show: each is replaced by {@code ***}. Where two of them begin at one place the longer one
 * counts. Immutable; it is kept in memory only.
 */
public final class Mask {
    /** No secrets. */
    public static final Mask NONE = new Mask(List.of());

    /** What is shown instead. */
    public static final String STARS = "***";

    private static final int MOST = 100;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 4_096;

    private final List<String> longestFirst;
    private final BitSet firsts = new BitSet();

    private Mask(List<String> secrets) {
        List<String> sorted = new ArrayList<>(secrets);
        sorted.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        this.longestFirst = List.copyOf(sorted);
        secrets.forEach(secret -> firsts.set(secret.charAt(0)));
    }

    /**
     * A mask for these secrets.
     *
     * @throws RefusedException if there are too many, or one is too long, or so short that it would stand everywhere
     */
    public static Mask of(List<String> secrets) {
        if (secrets.size() > MOST) {
            throw RefusedException.invalid("mask must name at most " + MOST + " secrets");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST || secret.length() > LONGEST)) {
            throw RefusedException.invalid(
                    "Each secret in mask must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        return secrets.isEmpty() ? NONE : new Mask(secrets.stream().distinct().toList());
    }

    /** Whether it hides nothing. */
    public boolean isEmpty() {
        return longestFirst.isEmpty();
    }

    /** The secrets, in one order whatever order they were named in: to be fingerprinted, not kept. */
    List<String> secrets() {
        return longestFirst;
    }

    /** A text that nothing follows. */
    public String cover(String text) {
        return cover(text, true).text();
    }

    /** The same for what may be absent. */
    @Nullable
    String coverOrNull(@Nullable String text) {
        return text == null ? null : cover(text);
    }

    /** A text that goes on later: what may be the beginning of a secret is held until that is known. */
    Covered coverBeginning(String text) {
        return cover(text, false);
    }

    private Covered cover(String text, boolean complete) {
        int next = nextSuspect(text, 0);
        if (next == text.length()) {
            return new Covered(text, "");
        }
        StringBuilder shown = new StringBuilder(text.length());
        int from = 0;
        while (next < text.length()) {
            shown.append(text, from, next);
            String secret = secretAt(text, next);
            if (!complete && mayBecomeLongerThan(secret, text, next)) {
                return new Covered(shown.toString(), text.substring(next));
            }
            shown.append(secret == null ? text.substring(next, next + 1) : STARS);
            from = next + (secret == null ? 1 : secret.length());
            next = nextSuspect(text, from);
        }
        return new Covered(shown.append(text, from, text.length()).toString(), "");
    }

    private int nextSuspect(String text, int from) {
        int i = from;
        while (i < text.length() && !firsts.get(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private @Nullable String secretAt(String text, int at) {
        for (String secret : longestFirst) {
            if (text.startsWith(secret, at)) {
                return secret;
            }
        }
        return null;
    }

    private boolean mayBecomeLongerThan(@Nullable String found, String text, int at) {
        int there = text.length() - at;
        int least = found == null ? 0 : found.length();
        return longestFirst.stream()
                .anyMatch(
                        secret -> secret.length() > Math.max(there, least) && secret.regionMatches(0, text, at, there));
    }

    /**
     * A text without secrets.
     *
     * @param held its end, which may be the beginning of a secret
     */
    record Covered(String text, String held) {}
}
