package org.heliograph.party.web.mcp;

/**
 * Characters that are drawn as nothing although Unicode counts them among letters, accents and signs: a text of them is
 * read by a model and seen by nobody. They are Default_Ignorable_Code_Point in DerivedCoreProperties.txt, as far as their
 * category does not tell already, and the empty pattern of Braille.
 */
final class Unseen {
    private static final int[][] RANGES = {
        {0x034F, 0x034F},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x2065, 0x2065},
        {0x2800, 0x2800},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFF8},
        {0xE0000, 0xE0FFF}
    };

    private Unseen() {}

    static boolean isOne(int codePoint) {
        for (int[] range : RANGES) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
