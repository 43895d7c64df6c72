package org.heliograph.server.settings;

/** Tells a slip of the finger from another word. */
final class Spelling {
    private static final int SLIPS = 2;

    private Spelling() {}

    /** Whether at most two letters differ, or only the prefix was left out. */
    static boolean resembles(String right, String written) {
        return right.equals(Setting.PREFIX + written) || distance(right, written) <= SLIPS;
    }

    /** How many letters to change, add or leave out (Levenshtein). */
    private static int distance(String right, String written) {
        int[] row = new int[written.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= right.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (right.charAt(i - 1) == written.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[written.length()];
    }
}
