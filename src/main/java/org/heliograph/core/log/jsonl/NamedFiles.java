package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Segments of a log that shares its folder with others: {@code actions.jsonl} is being written, {@code actions.318.jsonl}
 * was, and begins at position 318.
 *
 * <p>Where the one being written begins is the name of an empty file aside. The order in which one segment follows
 * another makes sense of whatever a crash leaves: the full file gets its name, the position is written down, the new file
 * is made. So while a full file bears the position written down, there is no new one yet. Without the file aside, as when
 * only the lines were carried here, the lines tell.
 */
final class NamedFiles implements SegmentFiles {
    private static final String SUFFIX = ".jsonl";
    private static final String BEGINS = ".active";

    private final Path folder;
    private final Path aside;
    private final String name;
    private final Path active;
    private final Pattern full;

    NamedFiles(Path folder, Path aside, String name) {
        this.folder = folder;
        this.aside = aside;
        this.name = name;
        active = folder.resolve(name + SUFFIX);
        full = Pattern.compile(Pattern.quote(name) + "\\.([1-9]\\d{0,17})" + Pattern.quote(SUFFIX));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Long> firstPositions() throws IOException {
        while (true) {
            long written = written();
            TreeSet<Long> found = full();
            boolean isActive = Files.exists(active);
            if (written > 0 && Files.exists(sealed(written))) {
                found.add(written);
                isActive = Files.exists(active);
            }
            // Otherwise another process has gone on in another file meanwhile.
            if (written == written()) {
                if (isActive) {
                    found.add(beginning(written, found));
                }
                return List.copyOf(found);
            }
        }
    }

    private long beginning(long written, TreeSet<Long> full) throws IOException {
        long after = full.isEmpty() ? 1 : full.last() + 1;
        if (written >= after) {
            return written;
        }
        List<Path> before = full.isEmpty() ? List.of() : List.of(sealed(full.last()));
        return Math.max(after, Beginning.of(active, before));
    }

    private TreeSet<Long> full() throws IOException {
        TreeSet<Long> found = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + ".*" + SUFFIX)) {
            for (Path file : files) {
                Matcher matcher = full.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    found.add(Long.parseLong(matcher.group(1)));
                }
            }
        }
        return found;
    }

    /** The position written down, 0 if there is none. */
    private long written() throws IOException {
        List<Long> all = Files.isDirectory(aside) ? NumberedFiles.in(aside, BEGINS) : List.of();
        return all.isEmpty() ? 0 : all.get(all.size() - 1);
    }

    @Override
    public Path file(long firstPosition) {
        Path sealed = sealed(firstPosition);
        return Files.exists(sealed) ? sealed : active;
    }

    @Override
    public Path active(long firstPosition) {
        return active;
    }

    @Override
    public Path sealed(long firstPosition) {
        return folder.resolve(name + "." + firstPosition + SUFFIX);
    }

    @Override
    public FileChannel open(long firstPosition) throws IOException {
        Path sealed = sealed(firstPosition);
        if (!Files.exists(sealed)) {
            try {
                FileChannel channel = FileChannel.open(active, StandardOpenOption.READ);
                if (!Files.exists(sealed)) {
                    return channel;
                }
                channel.close();
            } catch (NoSuchFileException e) {
                // It is getting the name it has from now on.
            }
        }
        return FileChannel.open(sealed, StandardOpenOption.READ);
    }

    @Override
    public void begin(long firstPosition) throws IOException {
        Path now = aside.resolve(NumberedFiles.name(firstPosition, BEGINS));
        if (Files.exists(now)) {
            return;
        }
        // The full file's name must be on disk before this is.
        LogDirectory.force(folder);
        List<Long> before = NumberedFiles.in(aside, BEGINS);
        if (before.isEmpty()) {
            Files.createFile(now);
        } else {
            Path last = aside.resolve(NumberedFiles.name(before.get(before.size() - 1), BEGINS));
            Files.move(last, now, StandardCopyOption.ATOMIC_MOVE);
        }
        LogDirectory.force(aside);
    }
}
