package org.heliograph.core.log.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sets aside what is damaged. In this order, each step on disk before the next: the seqs that lost entries may have had
 * are written down; a segment's damaged lines are added to the file beside it; the segment is replaced by its good lines.
 */
final class Repair implements DamageSink {
    private final LogDirectory directory;
    /** Their offsets by the first position of their segment. */
    private final Map<Long, Set<Long>> damagedLines = new TreeMap<>();

    private final Set<Path> damagedFiles = new HashSet<>();
    private long setAside;

    Repair(LogDirectory directory) {
        this.directory = directory;
    }

    JsonlLogFiles.Repaired run() throws IOException {
        AtomicLong entries = new AtomicLong();
        Inspection inspection = new Inspection(directory, this);
        Recovery.Found found = inspection.run((bytes, from, to) -> entries.incrementAndGet());
        if (inspection.lostHeads()) {
            changeEpoch();
        }
        for (Path file : damagedFiles) {
            moveAside(file);
        }
        HeadsFile.of(found.trimmedThrough(), found.lastAt(), found.gaps(), found.heads())
                .write(directory);
        for (Segment segment : found.segments()) {
            Set<Long> offsets = damagedLines.get(segment.firstPosition());
            if (offsets != null) {
                mend(segment, offsets);
            }
        }
        return new JsonlLogFiles.Repaired(entries.get(), setAside);
    }

    @Override
    public void line(Place place, String reason) {
        damagedLines.computeIfAbsent(place.segment(), first -> new HashSet<>()).add(place.offset());
        setAside++;
    }

    @Override
    public void missing(Place place, long entries, long firstPosition) {
        // Nothing there to set aside; what it means for seqs is written down with the rest.
    }

    @Override
    public void file(Path file, String reason) {
        damagedFiles.add(file);
        setAside++;
    }

    /** Last seqs of trimmed topics are lost: cursors of before must not be honoured. */
    private void changeEpoch() throws IOException {
        if (damagedFiles.contains(directory.identity())) {
            return;
        }
        Optional<LogIdentity> before = LogIdentity.read(directory);
        if (before.isPresent()) {
            LogIdentity now = before.get();
            new LogIdentity(
                            new SecureRandom().nextInt(Integer.MAX_VALUE),
                            now.kind(),
                            now.durability(),
                            now.boot(),
                            now.closed())
                    .write(directory);
        }
    }

    private void moveAside(Path file) throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void mend(Segment segment, Set<Long> damaged) throws IOException {
        ByteArrayOutputStream aside = new ByteArrayOutputStream();
        Path temporary = directory.mended(segment.firstPosition());
        try (FileChannel from = FileChannel.open(segment.path(), StandardOpenOption.READ);
                FileChannel good = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                LineScan lines = LineScan.of(segment.path())) {
            while (lines.next()) {
                long length = lines.end() - lines.offset();
                if (damaged.contains(lines.offset())) {
                    aside.writeBytes(bytes(from, lines.offset(), length));
                } else {
                    copy(from, lines.offset(), length, good);
                }
            }
            good.force(true);
        }
        keep(aside.toByteArray(), directory.setAside(segment.firstPosition()));
        Files.deleteIfExists(directory.index(segment.firstPosition()));
        Files.move(temporary, segment.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        directory.force();
    }

    private static void copy(FileChannel from, long offset, long length, FileChannel to) throws IOException {
        for (long done = 0; done < length; ) {
            done += from.transferTo(offset + done, length - done, to);
        }
    }

    private static byte[] bytes(FileChannel from, long offset, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
        while (bytes.hasRemaining() && from.read(bytes, offset + bytes.position()) > 0) {
            // Until all of it is there, or the file ends.
        }
        return bytes.array();
    }

    /** Adds to what was set aside before, unless an earlier attempt did. */
    private void keep(byte[] lines, Path file) throws IOException {
        byte[] ended = lines[lines.length - 1] == '\n' ? lines : Arrays.copyOf(lines, lines.length + 1);
        ended[ended.length - 1] = '\n';
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int from = before.length - ended.length;
        boolean kept = from >= 0 && Arrays.equals(before, from, before.length, ended, 0, ended.length);
        if (!kept) {
            byte[] all = Arrays.copyOf(before, before.length + ended.length);
            System.arraycopy(ended, 0, all, before.length, ended.length);
            directory.replace(file, all);
        }
    }
}
