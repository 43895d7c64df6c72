package org.heliograph.party.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.heliograph.support.Camera;

@Label("a QR code")
class QrCodeProperties {
    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @Property(tries = 100)
    @Label("P1 says its text as a PNG of any scale")
    void png(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 12) int scale) {
        QrPng png = new QrPng(QrCode.of(text), scale);

        assertThat(Camera.read(png.bytes())).isEqualTo(text);
        assertThat(Camera.readUri(png.dataUri())).isEqualTo(text);
    }

    @Property(tries = 100)
    @Label("says its text as an SVG")
    void svg(@ForAll("texts") String text) {
        String svg = new QrSvg(QrCode.of(text)).text();
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        String path = svg.substring(svg.indexOf("#000\" d=\"") + 9, svg.indexOf("\"/></svg>"));
        Set<List<Integer>> dark = new HashSet<>();
        Matcher bar = BAR.matcher(path);
        int read = 0;
        while (bar.find() && bar.start() == read) {
            assertThat(bar.group(3)).isEqualTo(bar.group(4));
            for (int i = 0; i < Integer.parseInt(bar.group(3)); i++) {
                dark.add(List.of(Integer.parseInt(bar.group(1)) + i, Integer.parseInt(bar.group(2))));
            }
            read = bar.end();
        }

        assertThat(read).as("all of the path is bars").isEqualTo(path.length());
        assertThat(Camera.read(Integer.parseInt(box.group(1)), (x, y) -> dark.contains(List.of(x, y))))
                .isEqualTo(text);
    }

    @Property(tries = 100)
    @Label("says its text in a terminal, coloured or plain")
    void terminal(@ForAll("texts") String text) {
        QrTerminal terminal = new QrTerminal(QrCode.of(text));
        List<String> coloured = terminal.coloured().lines().toList();
        String set = "\u001b[38;5;16;48;5;231m";
        String reset = "\u001b[0m";

        assertThat(coloured).allMatch(line -> line.startsWith(set) && line.endsWith(reset));
        assertThat(read(
                        coloured.stream()
                                .map(line -> line.substring(set.length(), line.length() - reset.length()))
                                .toList(),
                        true))
                .isEqualTo(text);
        assertThat(terminal.plain()).doesNotContain("\u001b");
        assertThat(read(terminal.plain().lines().toList(), false)).isEqualTo(text);
    }

    @Example
    @Label("P1 of an invitation has its quiet zone, is small, and its PNG is whole to the last check sum")
    void pngIsWhole() throws IOException {
        QrCode code = QrCode.of("http://192.168.178.123:8080/play?token=hgp_0123456789abcdefghijkl");
        byte[] file = QrPng.of(code).bytes();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));

        assertThat(code.size()).isLessThanOrEqualTo(37);
        assertThat(image.getWidth()).isEqualTo(8 * (code.size() + 8)).isEqualTo(image.getHeight());
        assertThat(file.length).isLessThan(2_000);
        for (int i = 0; i < image.getWidth(); i++) {
            for (int inset : List.of(0, 31)) {
                int far = image.getWidth() - 1 - inset;
                assertThat(List.of(
                                image.getRGB(i, inset),
                                image.getRGB(inset, i),
                                image.getRGB(i, far),
                                image.getRGB(far, i)))
                        .containsOnly(0xffffffff);
            }
        }
        assertThat(image.getRGB(32, 32)).isEqualTo(0xff000000);
        assertThat(chunks(file)).containsExactly("IHDR", "IDAT", "IEND");
    }

    @Example
    @Label("as an SVG is sharp at any size and refers to nothing")
    void svgIsPlain() {
        String svg = new QrSvg(QrCode.of("hello")).text();

        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\"")
                .contains("shape-rendering=\"crispEdges\"", "<path fill=\"#fff\" d=\"M0 0h29v29H0z\"/>")
                .doesNotContain("href", "url(", "style", "script", "<image");
        assertThat(svg.split("<path", -1)).hasSize(3);
    }

    @Example
    @Label("of a text that is too long is refused")
    void tooLong() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(2_332)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The text is too long for a QR code");
        assertThat(Camera.read(QrPng.of(QrCode.of("x".repeat(2_331))).bytes())).hasSize(2_331);
        assertThatThrownBy(() -> new QrPng(QrCode.of("x"), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> tokens = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("_-")
                .ofLength(22);
        Arbitrary<String> hosts = Arbitraries.of(
                "http://10.0.0.1", "http://192.168.178.123:8080/push", "https://play.example", "http://[fd00::1]:9");
        Arbitrary<String> invitations =
                Combinators.combine(hosts, tokens).as((host, token) -> host + "/play?token=hgp_" + token);
        return Arbitraries.oneOf(
                invitations,
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(200));
    }

    /** Ink is dark on light when coloured, light on dark when plain. */
    private static String read(List<String> lines, boolean inkIsDark) {
        int size = lines.get(0).length();
        return Camera.read(size, (x, y) -> {
            int glyph = " \u2580\u2584\u2588".indexOf(lines.get(y / 2).charAt(x));
            assertThat(glyph).isNotNegative();
            boolean ink = (glyph & (y % 2 == 0 ? 1 : 2)) != 0;
            return ink == inkIsDark;
        });
    }

    private static List<String> chunks(byte[] file) {
        List<String> names = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(file).position(8);
        while (buffer.hasRemaining()) {
            int length = buffer.getInt();
            byte[] nameAndContent = new byte[4 + length];
            buffer.get(nameAndContent);
            CRC32 crc = new CRC32();
            crc.update(nameAndContent);
            assertThat(buffer.getInt()).isEqualTo((int) crc.getValue());
            names.add(new String(nameAndContent, 0, 4, StandardCharsets.US_ASCII));
        }
        return names;
    }
}
