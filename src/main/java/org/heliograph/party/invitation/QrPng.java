package org.heliograph.party.invitation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A QR code as a PNG image: black, white, quiet zone included. Written by hand, for the platform's own writer wants AWT
 * and its native libraries for what is four chunks.
 *
 * @param code what it shows
 * @param scale pixels on each side of a module, 1 to 64
 */
public record QrPng(QrCode code, int scale) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int USUAL_SCALE = 8;
    private static final int MAX_SCALE = 64;
    private static final byte ONE_BIT = 1;
    private static final byte GREY = 0;

    /**
     * Checks the scale.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public QrPng {
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("The scale must be 1 to " + MAX_SCALE);
        }
    }

    /** At a scale that suits screens and phones: some 330 pixels for an invitation. */
    public static QrPng of(QrCode code) {
        return new QrPng(code, USUAL_SCALE);
    }

    /** The file, {@code image/png}. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(chunk("IHDR", header()));
        file.writeBytes(chunk("IDAT", compressed(pixels())));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    /** The file inside a URL, for {@code src}. */
    public String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes());
    }

    private int width() {
        return code.sizeWithQuiet() * scale;
    }

    private byte[] header() {
        // What follows the colour type: the only compression and filter there are, not interlaced.
        return ByteBuffer.allocate(13)
                .putInt(width())
                .putInt(width())
                .put(ONE_BIT)
                .put(GREY)
                .array();
    }

    /** Each line begins with its filter, none; a set bit is white. */
    private byte[] pixels() {
        int stride = 1 + (width() + 7) / 8;
        byte[] pixels = new byte[stride * width()];
        for (int y = 0; y < width(); y++) {
            for (int x = 0; x < width(); x++) {
                if (!code.isDarkWithQuiet(x / scale, y / scale)) {
                    pixels[y * stride + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return pixels;
    }

    private static byte[] compressed(byte[] pixels) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }
}
