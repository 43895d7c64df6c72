package org.heliograph.support;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiPredicate;
import javax.imageio.ImageIO;

/** Reads QR codes as a phone does. */
public final class Camera {
    private static final int PIXELS = 4;
    private static final int WHITE = 0xffffff;
    private static final String PNG_URI = "data:image/png;base64,";

    private Camera() {}

    /** What a {@code data:} URI of a PNG says. */
    public static String readUri(String uri) {
        if (!uri.startsWith(PNG_URI)) {
            throw new AssertionError("This is no PNG: " + uri);
        }
        return read(Base64.getDecoder().decode(uri.substring(PNG_URI.length())));
    }

    /** What an image file says. */
    public static String read(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int width = image.getWidth();
            int height = image.getHeight();
            return decode(new RGBLuminanceSource(
                    width, height, image.getRGB(0, 0, width, height, new int[width * height], 0, width)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a square of so many modules says, quiet zone included. */
    public static String read(int size, BiPredicate<Integer, Integer> isDark) {
        int width = size * PIXELS;
        int[] pixels = new int[width * width];
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = isDark.test(x / PIXELS, y / PIXELS) ? 0 : WHITE;
            }
        }
        return decode(new RGBLuminanceSource(width, width, pixels));
    }

    private static String decode(LuminanceSource picture) {
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(picture)),
                            Map.of(DecodeHintType.PURE_BARCODE, true, DecodeHintType.CHARACTER_SET, "UTF-8"))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("No phone reads this", e);
        }
    }
}
