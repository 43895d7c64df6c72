package org.heliograph.party.invitation;

import io.nayuki.qrcodegen.DataTooLongException;

/**
 * A text as a square of dark and light modules, readable with 15% of it gone (error correction M, or better where that
 * takes no more room). Immutable.
 */
public final class QrCode {
    /** How many light modules must stand on each side, by the standard. */
    static final int QUIET = 4;

    private final io.nayuki.qrcodegen.QrCode code;

    private QrCode(io.nayuki.qrcodegen.QrCode code) {
        this.code = code;
    }

    /**
     * The smallest one for this text.
     *
     * @throws IllegalArgumentException if it is too long: more than 2,331 bytes
     */
    public static QrCode of(String text) {
        try {
            return new QrCode(io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM));
        } catch (DataTooLongException e) {
            throw new IllegalArgumentException("The text is too long for a QR code", e);
        }
    }

    /** How many modules stand in a row, without the quiet zone. */
    public int size() {
        return code.size;
    }

    /** Whether a module is dark; those outside, from the quiet zone on, are light. */
    public boolean isDark(int x, int y) {
        return code.getModule(x, y);
    }

    /** How many modules stand in a row, with the quiet zone on both sides. */
    int sizeWithQuiet() {
        return size() + 2 * QUIET;
    }

    /** Whether a module is dark, counted from the quiet zone's corner. */
    boolean isDarkWithQuiet(int x, int y) {
        return isDark(x - QUIET, y - QUIET);
    }
}
