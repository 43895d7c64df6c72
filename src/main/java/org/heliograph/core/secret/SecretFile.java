package org.heliograph.core.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that nobody but its owner may read. */
public final class SecretFile {
    private final Path path;

    /** A file at this path, which need not exist. */
    public SecretFile(Path path) {
        this.path = path;
    }

    /** Whether it is there. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** What it holds. */
    public String read() throws IOException {
        return Files.readString(path);
    }

    /**
     * Replaces the file: after a crash it holds the old text or the new one, and never more rights. When this returns,
     * the new one is on the disk. Its folder is made if need be. One thread at a time.
     */
    public void write(String text) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path written = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(written);
        try (FileChannel channel = FileChannel.open(
                written, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceName();
    }

    /** The new name, too, shall outlive a power cut. */
    private void forceName() throws IOException {
        try (FileChannel channel = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where the file system has no such rights, the folder's own must do. */
    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
