package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.heliograph.core.log.EventLog.Snapshot;
import org.heliograph.core.log.EventText;
import org.heliograph.core.log.LogUnavailableException;

/** Folded states beside the log, a checksummed file each. Any thread. */
final class Snapshots {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final byte[] EPOCH = Fields.name("{\"epoch\":");
    private static final byte[] POSITION = Fields.name(",\"position\":");
    private static final byte[] STATE = Fields.name(",\"state\":");

    private final LogDirectory directory;
    private final DamageSink sink;

    Snapshots(LogDirectory directory, DamageSink sink) {
        this.directory = directory;
        this.sink = sink;
    }

    /** The snapshot, unless it is damaged, of another epoch, or knows of entries that are not there. */
    Optional<Snapshot> read(String name, int epoch, long lastPosition) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Kept kept = check(Files.readAllBytes(file));
            boolean usable = kept.epoch() == epoch && kept.position() <= lastPosition;
            return usable ? Optional.of(new Snapshot(name, kept.position(), kept.state())) : Optional.empty();
        } catch (DamagedFileException e) {
            sink.file(file, Reasons.of(e));
            return Optional.empty();
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot read " + file + ": " + Reasons.of(e), e);
        }
    }

    record Kept(long epoch, long position, String state) {}

    /** What the file holds, if it is what was written. */
    static Kept check(byte[] bytes) throws DamagedFileException {
        SealedLine.Reader lines = new SealedLine.Reader(bytes);
        Fields fields = lines.next();
        long epoch = fields.expect(EPOCH).number();
        long position = fields.expect(POSITION).number();
        fields.expect(STATE);
        if (fields.failed() || !lines.atEnd()) {
            throw new DamagedFileException(Line.FOREIGN);
        }
        int end = bytes.length - 1 - Checksum.TAIL_LENGTH;
        return new Kept(epoch, position, new String(bytes, fields.at(), end - fields.at(), UTF_8));
    }

    synchronized void keep(Snapshot snapshot, int epoch) {
        Path file = file(snapshot.name());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        new SealedLine(line)
                .put(EPOCH)
                .put(epoch)
                .put(POSITION)
                .put(snapshot.position())
                .put(STATE)
                .put(EventText.checked(snapshot.state()).getBytes(UTF_8))
                .end();
        try {
            directory.replace(file, line.toByteArray());
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot write " + file + ": " + Reasons.of(e), e);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name for a snapshot: " + name);
        }
        return directory.snapshots().resolve(name + ".json");
    }
}
