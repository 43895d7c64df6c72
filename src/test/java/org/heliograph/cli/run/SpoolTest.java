package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.heliograph.cli.run.Note.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The spool")
class SpoolTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    @DisplayName("gives back what was put, in order, whether it fits into memory or not")
    void inOrder() throws Exception {
        Random random = new Random(4);
        List<String> put = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        try (Spool spool = spool(500)) {
            for (int i = 0; i < 3_000; i++) {
                Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                Note note = new Note(kind, i, "x".repeat(random.nextInt(60)).getBytes(UTF_8));
                put.add(words(note));
                spool.put(note);
                // Now faster, now slower than it is put: the spool runs full and empty again.
                for (int takes = random.nextInt(i % 500 < 250 ? 2 : 4); takes > 0; takes--) {
                    Note next = spool.take(Duration.ZERO);
                    if (next != null) {
                        taken.add(words(next));
                    }
                }
            }
            spool.end();
            while (!spool.isOver()) {
                taken.add(words(spool.take(Duration.ZERO)));
            }
        }

        assertThat(taken).isEqualTo(put);
    }

    @Test
    @DisplayName("leaves no file that has a name, and holds no more than is to be told")
    void noFiles() throws Exception {
        byte[] block = new byte[64 * 1024];
        try (Spool spool = spool(0)) {
            for (int i = 0; i < 1_000; i++) {
                spool.put(new Note(Kind.STDOUT, 0, block));
                spool.put(new Note(Kind.STDOUT, 0, block));
                assertThat(spool.take(LONG)).isNotNull();
                assertThat(spool.take(LONG)).isNotNull();
                assertThat(files()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("says what is missing when the disk takes no more, and loses nothing but output")
    void fullDisk() throws Exception {
        try (Spool spool = new Spool(10, new Overflow(folder.resolve("nowhere"), Long.MAX_VALUE))) {
            spool.put(output(1, "0123456789"));
            spool.put(output(1, "lost"));
            spool.put(output(1, "lost as well"));
            spool.put(new Note(Kind.STATUS, 1, new byte[20]));
            spool.put(new Note(Kind.STATUS, 2, new byte[20]));

            assertThat(words(spool.take(LONG))).isEqualTo("STDOUT 1 0123456789");
            assertThat(words(spool.take(LONG)))
                    .isEqualTo("STDERR 1 \nheliograph: there was no more room: 16 bytes of output are missing here\n");
            assertThat(spool.take(LONG).kind()).isEqualTo(Kind.STATUS);
            assertThat(spool.take(LONG).step()).isEqualTo(2);

            spool.put(output(2, "again"));
            assertThat(words(spool.take(LONG))).isEqualTo("STDOUT 2 again");
        }
    }

    @Test
    @DisplayName("takes no more of the disk than it may")
    void bounded() throws Exception {
        byte[] block = new byte[16 * 1024 * 1024];
        try (Spool spool = new Spool(0, new Overflow(folder, 1))) {
            for (int i = 0; i < 3; i++) {
                spool.put(new Note(Kind.STDOUT, 0, block));
            }
            assertThat(spool.take(LONG).body()).as("in memory").hasSize(block.length);
            assertThat(spool.take(LONG).body()).as("on the disk").hasSize(block.length);
            assertThat(words(spool.take(LONG))).contains(block.length + " bytes of output are missing here");
        }
    }

    @Test
    @DisplayName("is waited for by who takes, until there is something or the end")
    void waits() throws Exception {
        try (Spool spool = spool(10)) {
            FutureTask<Note> taking = new FutureTask<>(() -> spool.take(LONG));
            new Thread(taking).start();
            spool.put(output(0, "x"));
            assertThat(taking.get()).isNotNull();

            FutureTask<Note> last = new FutureTask<>(() -> spool.take(LONG));
            new Thread(last).start();
            spool.end();
            assertThat(last.get()).isNull();
            assertThat(spool.isOver()).isTrue();
        }
    }

    private Spool spool(long room) {
        return new Spool(room, new Overflow(folder, Long.MAX_VALUE));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static Note output(int step, String text) {
        return new Note(Kind.STDOUT, step, text.getBytes(UTF_8));
    }

    private static String words(Note note) {
        return note.kind() + " " + note.step() + " " + new String(note.body(), UTF_8);
    }
}
