package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.heliograph.cli.run.Note.Kind;
import org.heliograph.plans.Mask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Letters")
class LettersTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final Spool spool = new Spool(1_000_000, new Overflow(folder, Long.MAX_VALUE));

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    @DisplayName("hold what is printed within a moment, the streams in their order, and end with a step")
    void together() throws Exception {
        print(Kind.STDOUT, "a");
        print(Kind.STDOUT, "b");
        print(Kind.STDERR, "c");
        print(Kind.STDOUT, "d");
        note(Kind.STATUS, "{}");

        assertThat(words(all(Mask.NONE)))
                .containsExactly(
                        "/steps/3/output?stream=stdout ab",
                        "/steps/3/output?stream=stderr c",
                        "/steps/3/output?stream=stdout d",
                        "/steps/3/status {}");
    }

    @Test
    @DisplayName("stay few however often the streams take turns")
    void few() throws Exception {
        for (int i = 0; i < 500; i++) {
            print(Kind.STDOUT, i + ",");
            print(Kind.STDERR, i + ";");
        }
        List<Letter> letters = all(Mask.NONE);

        assertThat(letters).hasSizeLessThan(20);
        assertThat(text(letters, Kind.STDOUT)).startsWith("0,1,2,").endsWith("498,499,");
        assertThat(text(letters, Kind.STDERR)).startsWith("0;1;2;").endsWith("498;499;");
    }

    @Test
    @DisplayName("are never larger than the server records in one piece, and each has a key of its own")
    void small() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        spool.put(new Note(Kind.STDOUT, 3, noise));
        List<Letter> letters = all(Mask.of(List.of("a\uFFFDsecret".repeat(300))));

        assertThat(letters).allSatisfy(letter -> assertThat(letter.body()).hasSizeLessThanOrEqualTo(Bundle.FULL));
        assertThat(letters.stream().map(Letter::key)).doesNotHaveDuplicates();
        assertThat(text(letters, Kind.STDOUT)).isEqualTo(new String(noise, UTF_8));
    }

    @Test
    @DisplayName("split no character and show no secret, wherever what was printed was cut")
    void whole() throws Exception {
        for (byte one : "pass: s3cr€t, s3cr, s3cr€t€".getBytes(UTF_8)) {
            spool.put(new Note(Kind.STDOUT, 3, new byte[] {one}));
        }
        note(Kind.STATUS, "{}");

        assertThat(text(all(Mask.of(List.of("s3cr€t"))), Kind.STDOUT)).isEqualTo("pass: ***, s3cr, ***€");
    }

    @Test
    @DisplayName("tell how a step ended when there is no time for what it printed, and how much that was")
    void hurried() throws Exception {
        Letters letters = letters(Mask.NONE);
        letters.hurry();
        print(Kind.STDOUT, "0123456789");
        note(Kind.STATUS, "{}");
        spool.end();

        assertThat(words(drained(letters)))
                .containsExactly(
                        "/steps/3/output?stream=stderr \nheliograph: 10 bytes of output were not delivered in time\n",
                        "/steps/3/status {}");
    }

    private void print(Kind stream, String text) {
        spool.put(new Note(stream, 3, text.getBytes(UTF_8)));
    }

    private void note(Kind kind, String body) {
        spool.put(new Note(kind, 3, body.getBytes(UTF_8)));
    }

    private Letters letters(Mask mask) {
        return new Letters(spool, new Cover(mask), "key");
    }

    private List<Letter> all(Mask mask) throws InterruptedException {
        spool.put(new Note(Kind.COMPLETE, 3, new byte[0]));
        spool.end();
        List<Letter> letters = drained(letters(mask));
        return letters.subList(0, letters.size() - 1);
    }

    private static List<Letter> drained(Letters letters) throws InterruptedException {
        List<Letter> all = new ArrayList<>();
        while (!letters.isOver()) {
            all.add(letters.next(LONG));
        }
        return all;
    }

    private static List<String> words(List<Letter> letters) {
        return letters.stream()
                .map(letter -> letter.path() + " " + new String(letter.body(), UTF_8))
                .toList();
    }

    private static String text(List<Letter> letters, Kind stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        letters.stream().filter(letter -> letter.kind() == stream).forEach(letter -> all.writeBytes(letter.body()));
        return all.toString(UTF_8);
    }
}
