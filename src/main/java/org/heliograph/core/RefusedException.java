package org.heliograph.core;

/**
 * A request that was understood and is not carried out; nothing was recorded or pushed. The message is for the client:
 * it names what was wrong and quotes no secret.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String sentence;

    private RefusedException(int code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** One sentence for the client. */
    @Override
    public String getMessage() {
        return sentence;
    }

    /** Something in the request is missing or wrong. */
    public static RefusedException invalid(String message) {
        return new RefusedException(400, message);
    }

    /** The caller must say who it is. */
    public static RefusedException unauthorized(String message) {
        return new RefusedException(401, message);
    }

    /** The caller may not do this. */
    public static RefusedException forbidden(String message) {
        return new RefusedException(403, message);
    }

    /** What the request is about does not exist. */
    public static RefusedException unknown(String message) {
        return new RefusedException(404, message);
    }

    /** The request does not fit what has happened so far. */
    public static RefusedException conflict(String message) {
        return new RefusedException(409, message);
    }

    /** A text is over its limit. */
    public static RefusedException tooLarge(String message) {
        return new RefusedException(413, message);
    }

    /** Too much at once; the same request may be made later. */
    public static RefusedException tooMany(String message) {
        return new RefusedException(429, message);
    }

    /** Not now, whatever the request; the same one may be made soon. */
    public static RefusedException unavailable(String message) {
        return new RefusedException(503, message);
    }

    /** The same refusal, saying where in the request it happened. */
    public RefusedException at(String place) {
        return new RefusedException(code, place + ": " + sentence);
    }

    /** Whether the same request may well be carried out later, by no merit of its own. */
    public boolean isPassing() {
        return code == 429 || code >= 500;
    }

    /** The HTTP status, also the {@code error_code} of frames. */
    public int code() {
        return code;
    }
}
