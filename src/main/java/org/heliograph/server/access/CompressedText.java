package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A text of ours as it is sent to whoever takes it compressed. Containers compress only if told to, and then what must not
 * wait, such as streams, too. Immutable.
 */
final class CompressedText {
    private static final int TAG_BYTES = 12;

    private final byte[] bytes;

    /** Changes with the text. */
    private final String tag;

    private CompressedText(byte[] bytes, String tag) {
        this.bytes = bytes;
        this.tag = tag;
    }

    /** Compresses a text as well as it can be. */
    static CompressedText of(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new Best(packed)) {
            packer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CompressedText(packed.toByteArray(), "W/\"gzip-" + digest(text) + "\"");
    }

    /** Whether this client takes it, and wants the whole. */
    static boolean isWanted(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        boolean whole = request.getHeader("Range") == null;
        return whole
                && accepted != null
                && Arrays.stream(accepted.split(",", -1)).anyMatch(CompressedText::isGzip);
    }

    private static boolean isGzip(String coding) {
        String[] parts = coding.toLowerCase(Locale.ROOT).split(";", -1);
        return parts[0].strip().equals("gzip")
                && (parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?"));
    }

    /** Answers with it, or that it is still the same. The type is set by the caller. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        sendWhole(request, response);
    }

    /** Answers with it, whatever the client had before. The type is set by the caller. */
    void sendWhole(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Encoding", "gzip");
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private static String digest(byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
