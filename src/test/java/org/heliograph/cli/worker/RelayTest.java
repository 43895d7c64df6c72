package org.heliograph.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a command prints")
class RelayTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final OutputTail tail = new OutputTail(10);
    private final List<String> heard = new ArrayList<>();
    private final Relay relay = new Relay(out, tail, mark -> heard.add(mark.message()));

    private void print(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        relay.take(bytes, bytes.length);
    }

    @Test
    @DisplayName("is passed on as it comes, and every line is heard once it is whole")
    void passedOn() {
        print("Go on? ");
        assertThat(out.toString(UTF_8)).as("a question waits for no line end").isEqualTo("Go on? ");
        assertThat(heard).isEmpty();

        print("[y/N] y\n10%\r20%\r");

        assertThat(out.toString(UTF_8)).isEqualTo("Go on? [y/N] y\n10%\r20%\r");
        assertThat(heard).containsExactly("Go on? [y/N] y", "10%", "20%");
    }

    @Test
    @DisplayName("but not the lines that are meant for the worker, in however many pieces they come")
    void meant() {
        print("a\n::pro");
        print("gress 10 ready");
        print("\n::problem\n");

        assertThat(out.toString(UTF_8)).isEqualTo("a\n::problem\n");
        assertThat(heard).containsExactly("a", "ready", "::problem");
    }

    @Test
    @DisplayName("is passed on to its last byte, also without a line end and in endless lines")
    void everything() {
        String endless = "x".repeat(100_000) + "\n" + "no end";
        relay.run(new ByteArrayInputStream(endless.getBytes(UTF_8)));

        assertThat(out.toString(UTF_8)).isEqualTo(endless);
        assertThat(heard).last().isEqualTo("no end");
    }

    @Test
    @DisplayName("is read on when nobody reads what the worker prints")
    void nobodyReads() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        new Relay(broken, tail, mark -> heard.add(mark.message()))
                .run(new ByteArrayInputStream("one\ntwo\n".getBytes(UTF_8)));

        assertThat(heard).containsExactly("one", "two");
        assertThat(tail.text()).isEqualTo("one\ntwo\n");
    }

    @Test
    @DisplayName("is reported by its end, which cuts no character in two")
    void tail() {
        print("0123456789abc€");
        assertThat(tail.text()).isEqualTo("6789abc€");
        print("é123456789");
        assertThat(tail.text()).as("é would be cut").isEqualTo("123456789");
    }

    @Property(tries = 200)
    void theTailIsTheEndOfAllPieces(@ForAll List<byte[]> pieces, @ForAll @IntRange(min = 1, max = 40) int most) {
        OutputTail kept = new OutputTail(most);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            byte[] ascii = new byte[piece.length];
            for (int i = 0; i < piece.length; i++) {
                ascii[i] = (byte) (piece[i] & 0x7f);
            }
            kept.write(ascii, 0, ascii.length);
            all.writeBytes(ascii);
        }
        byte[] everything = all.toByteArray();
        byte[] end = Arrays.copyOfRange(everything, Math.max(0, everything.length - most), everything.length);
        assertThat(kept.text()).isEqualTo(new String(end, UTF_8));
    }
}
