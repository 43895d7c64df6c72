package org.heliograph.server.settings;

/** A setting that stops the start. The message is one line that names it, where it came from and what was expected. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 80;

    InvalidSettingException(String message) {
        super(message);
    }

    static InvalidSettingException unknown(String name, String source, String hint) {
        return new InvalidSettingException("Unknown setting " + shown(name) + " (" + source + ")" + hint);
    }

    static InvalidSettingException bad(String name, GivenValue given, String expected) {
        return new InvalidSettingException(
                name + " = " + shown(given.text()) + " (" + given.source() + "): " + expected);
    }

    /** Fits one line and shows no password of a URL. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").replaceAll("//[^/@]*@", "//***@");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
