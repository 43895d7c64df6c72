package org.heliograph.bots.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.bots.BotId;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.TaskEvent;
import org.heliograph.bots.TaskId;
import org.heliograph.bots.Workshop;
import org.heliograph.support.InterruptedClock;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("files that are dropped")
class TaskFilesTest {
    @TempDir
    Path data;

    private final Workshop workshop = new Workshop();
    private final InterruptedClock clock = new InterruptedClock(workshop.clock());
    private TaskFiles files;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        files = restarted();
        folder = Files.createDirectories(TaskFiles.of(data, new BotId("BOT-002")));
    }

    private TaskFiles restarted() {
        return new TaskFiles(data, workshop.bots(), new Json(), clock);
    }

    /** Looks twice, a second apart, as the server does. */
    private void look() {
        files.look();
        workshop.advance(Duration.ofSeconds(1));
        files.look();
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> names(String below) throws IOException {
        Path place = folder.resolve(below);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> queued() {
        return workshop.steps().stream().map(TaskEvent::task).toList();
    }

    @Test
    @DisplayName("become tasks once, also over a restart, and stand in taken")
    void once() throws IOException {
        drop("a.md", "**Task ID:** T-1\n\nDo it.");
        drop("b.json", "{\"command\":\"x\"}");
        drop("notes.txt", "no task");
        drop(".hidden.md", "no task");
        look();
        files = restarted();
        look();
        assertThat(queued()).hasSize(2).contains("T-1").anyMatch(id -> id.startsWith("FILE-"));
        assertThat(names("taken")).containsExactly("a.md", "b.json");
        assertThat(names("")).containsExactly(".hidden.md", "notes.txt");
        assertThat(workshop.bots().tasks(new BotId("BOT-002")))
                .allMatch(task -> task.source() == org.heliograph.bots.Source.FILE);
    }

    @Test
    @DisplayName("may begin with a byte order mark, as some editors write it")
    void byteOrderMarks() throws IOException {
        drop("a.md", "\ufeff---\r\ntask_id: T-1\r\n---\r\nDo it.");
        drop("b.json", "\ufeff{\"task_id\":\"T-2\",\"command\":\"x\"}");
        look();
        assertThat(queued()).containsExactlyInAnyOrder("T-1", "T-2");
    }

    @Test
    @DisplayName("that were taken just before a crash become no second task")
    void crashBeforeTheMove() throws IOException {
        drop("a.json", "{\"command\":\"x\"}");
        FileTime time = Files.getLastModifiedTime(folder.resolve("a.json"));
        look();
        Files.move(folder.resolve("taken/a.json"), folder.resolve("a.json"));
        Files.setLastModifiedTime(folder.resolve("a.json"), time);
        files = restarted();
        look();
        assertThat(queued()).hasSize(1);
        assertThat(names("taken")).containsExactly("a.json");
    }

    @Test
    @DisplayName("that still grow wait until they are whole")
    void halfWritten() throws IOException {
        String whole = "{\"task_id\":\"T-1\",\"command\":\"" + "x".repeat(40) + "\"}";
        for (int length = 5; length < whole.length(); length += 5) {
            drop("a.json", whole.substring(0, length));
            files.look();
            workshop.advance(Duration.ofSeconds(1));
        }
        // The writer rests for a moment.
        files.look();
        assertThat(names("")).containsExactly("a.json");
        assertThat(names("rejected")).isEmpty();
        drop("a.json", whole);
        look();
        assertThat(queued()).containsExactly("T-1");
        assertThat(names("rejected")).isEmpty();
    }

    @Test
    @DisplayName("that are written again at the moment they are to be read wait until that is whole, too")
    void writtenAgain() throws IOException {
        drop("a.json", "{\"task_id\":\"T-1\",\"command\":\"first\"}");
        files.look();
        clock.next(() -> drop("a.json", "{\"task_id\":\"T-1\",\"command\":\"second\"}"));
        files.look();
        assertThat(queued()).isEmpty();
        look();
        assertThat(workshop.bots().tasks(new BotId("BOT-002")))
                .extracting(task -> task.command())
                .containsExactly("second");
    }

    @Test
    @DisplayName("are no way to read another file: a link that takes one's place is not followed")
    void links() throws IOException {
        Path secret = data.resolve("secret.json");
        Files.writeString(secret, "{\"task_id\":\"T-1\",\"command\":\"x\"}");
        Files.copy(secret, folder.resolve("a.json"), StandardCopyOption.COPY_ATTRIBUTES);
        files.look();
        clock.next(() -> {
            Files.delete(folder.resolve("a.json"));
            Files.createSymbolicLink(folder.resolve("a.json"), secret);
        });
        files.look();
        look();
        assertThat(queued()).isEmpty();
        assertThat(folder.resolve("a.json")).isSymbolicLink();
    }

    @Test
    @DisplayName("that make no sense are set aside after a while, the reason beside them, and are not tried again")
    void rejected() throws IOException {
        drop("bad.json", "{\"command\":");
        drop("blank.md", " ");
        Files.write(folder.resolve("latin.md"), new byte[] {(byte) 0xe9, 'a', (byte) 0xff});
        Files.write(folder.resolve("huge.md"), new byte[(1 << 20) + 1]);
        look();
        assertThat(names("rejected")).isEmpty();
        workshop.advance(Duration.ofSeconds(3));
        files.look();
        assertThat(names("")).isEmpty();
        assertThat(names("rejected"))
                .containsExactly(
                        "bad.json",
                        "bad.json.reason.txt",
                        "blank.md",
                        "blank.md.reason.txt",
                        "huge.md",
                        "huge.md.reason.txt",
                        "latin.md",
                        "latin.md.reason.txt");
        assertThat(folder.resolve("rejected/latin.md.reason.txt")).hasContent("The file is not UTF-8");
        assertThat(folder.resolve("rejected/blank.md.reason.txt")).content().contains("command");
        assertThat(folder.resolve("rejected/bad.json.reason.txt"))
                .content()
                .isNotBlank()
                .doesNotContain("Exception");
        assertThat(workshop.bots().all()).isEmpty();
    }

    @Test
    @DisplayName("of a name that a task has already are set aside; a second of one file name is kept beside the first")
    void duplicates() throws IOException {
        drop("a.md", "**Task ID:** T-1\n\nDo it.");
        look();
        drop("a.md", "**Task ID:** T-1\n\nDo something else.");
        look();
        workshop.advance(Duration.ofSeconds(3));
        files.look();
        assertThat(names("rejected")).containsExactly("a.md", "a.md.reason.txt");
        assertThat(folder.resolve("rejected/a.md.reason.txt")).content().contains("T-1");
        drop("a.md", "**Task ID:** T-2\n\nDo it.");
        look();
        assertThat(names("taken")).containsExactly("2-a.md", "a.md");
        assertThat(queued()).containsExactly("T-1", "T-2");
    }

    @Test
    @DisplayName("wait while too many tasks do, and are taken when there is room")
    void fullQueue() throws IOException {
        BotId bot = workshop.bot();
        for (int i = 0; i < 100; i++) {
            workshop.bots()
                    .submit(bot, NewTask.of(new TaskId("T-" + i), "x"), null)
                    .join();
        }
        drop("a.json", "{\"task_id\":\"LAST\",\"command\":\"x\"}");
        look();
        workshop.advance(Duration.ofDays(1));
        files.look();
        assertThat(names("")).containsExactly("a.json");
        workshop.take(bot);
        files.look();
        assertThat(names("taken")).containsExactly("a.json");
        assertThat(queued()).contains("LAST");
    }

    @Test
    @DisplayName("for a bot whose name no file system takes stand in a folder that says it otherwise")
    void names() throws IOException {
        BotId bot = new BotId("team:builder");
        folder = Files.createDirectories(TaskFiles.of(data, bot));
        assertThat(folder.getFileName()).hasToString("team%3Abuilder");
        Files.createDirectories(data.resolve("not a bot"));
        Files.writeString(data.resolve("not a bot/a.md"), "Do it.");
        drop("a.md", "Do it.");
        look();
        assertThat(workshop.bots().all()).extracting(each -> each.id()).containsExactly("team:builder");
    }

    @Test
    @DisplayName("one bot's folder that cannot be looked into keeps nobody else's files waiting")
    void unreadableFolders() throws IOException {
        for (String broken : List.of("AAA", "ZZZ")) {
            Path unreadable = Files.createDirectories(data.resolve(broken));
            Files.writeString(unreadable.resolve("a.md"), "Do it.");
            // Where the file would be moved to, something else is.
            Files.writeString(unreadable.resolve("taken"), "not a folder");
        }
        drop("a.md", "**Task ID:** T-1\n\nDo it.");
        look();
        assertThat(queued()).containsExactly("T-1");
        assertThat(names("taken")).containsExactly("a.md");
    }
}
