package org.heliograph.cli.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.NeedsTool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsTool("git")
@DisplayName("A git repository")
class RepositoryTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("tells what changed between two moments, and nothing that was so before")
    void changes() throws Exception {
        git("init", "-q");
        write("kept.txt", "1");
        write("edited.txt", "1");
        write("removed.txt", "1");
        write(".gitignore", "target/\n");
        commit();
        write("dirty before.txt", "1");
        write("dirty twice.txt", "1");
        Repository repository = Repository.around(Files.createDirectory(folder.resolve("below")))
                .orElseThrow();
        Repository.State before = repository.state().orElseThrow();

        write("edited.txt", "22");
        write("dirty twice.txt", "22");
        write("below/née.txt", "1");
        write("target/built.txt", "1");
        Files.delete(folder.resolve("removed.txt"));

        assertThat(repository.changes(before, repository.state().orElseThrow()))
                .containsExactly("below/née.txt", "dirty twice.txt", "edited.txt", "removed.txt");
    }

    @Test
    @DisplayName("tells what was committed meanwhile")
    void commits() throws Exception {
        git("init", "-q");
        write("a.txt", "1");
        commit();
        Repository repository = Repository.around(folder).orElseThrow();
        Repository.State before = repository.state().orElseThrow();

        write("a.txt", "22");
        write("b.txt", "1");
        commit();

        assertThat(repository.changes(before, repository.state().orElseThrow())).containsExactly("a.txt", "b.txt");
    }

    @Test
    @DisplayName("may have no commit yet, or not be there at all")
    void none() throws Exception {
        assertThat(Repository.around(folder)).isEmpty();
        git("init", "-q");
        Repository repository = Repository.around(folder).orElseThrow();
        Repository.State before = repository.state().orElseThrow();
        write("first.txt", "1");

        assertThat(repository.changes(before, repository.state().orElseThrow())).containsExactly("first.txt");
    }

    private void write(String name, String content) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "state");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
