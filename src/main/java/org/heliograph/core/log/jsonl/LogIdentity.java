package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who the log is, and how it was left.
 *
 * @param epoch see {@link org.heliograph.core.log.EventLog#epoch}
 * @param kind application its topics belong to
 * @param durability how it was written
 * @param boot which start of the machine it was written under, empty if unknown
 * @param closed whether it was closed and all of it forced to disk; not kept up where all of it always is
 */
record LogIdentity(int epoch, String kind, String durability, String boot, boolean closed) {
    private static final Literal EPOCH = Literal.of("{\"epoch\":");
    private static final Literal KIND = Literal.of(",\"kind\":");
    private static final Literal DURABILITY = Literal.of(",\"durability\":");
    private static final Literal BOOT = Literal.of(",\"boot\":");
    private static final Literal CLOSED = Literal.of(",\"closed\":");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    static Optional<LogIdentity> read(LogDirectory directory) throws IOException {
        if (!Files.exists(directory.identity())) {
            return Optional.empty();
        }
        Fields fields = new SealedLine.Reader(Files.readAllBytes(directory.identity())).next();
        long epoch = fields.expect(EPOCH).number();
        String kind = fields.expect(KIND).string().text();
        String durability = fields.expect(DURABILITY).string().text();
        String boot = fields.expect(BOOT).string().text();
        boolean closed = fields.expect(CLOSED).number() == 1;
        if (fields.failed() || epoch > Integer.MAX_VALUE) {
            throw new DamagedFileException(Line.FOREIGN);
        }
        return Optional.of(new LogIdentity((int) epoch, kind, durability, boot, closed));
    }

    void write(LogDirectory directory) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new SealedLine(lines)
                .put(EPOCH)
                .put(epoch)
                .put(KIND)
                .put(JsonString.encode(kind))
                .put(DURABILITY)
                .put(JsonString.encode(durability))
                .put(BOOT)
                .put(JsonString.encode(boot))
                .put(CLOSED)
                .put(closed ? 1 : 0)
                .end();
        directory.replace(directory.identity(), lines.toByteArray());
    }

    /** Whether everything acknowledged is on disk at any time, so that it does not matter how it is left. */
    boolean isAlwaysForced() {
        return durability.equals(Durability.SYNC.toString());
    }

    /** Whether it says of the log what the other does, so that it need not be written. */
    boolean holdsAs(LogIdentity other) {
        return isAlwaysForced() && other.isAlwaysForced() && epoch == other.epoch && kind.equals(other.kind);
    }

    /** Whether the machine may have gone down with acknowledged entries not on disk. */
    boolean mayHaveLostItsTail(String bootNow) {
        boolean sameBoot = !boot.isEmpty() && boot.equals(bootNow);
        return !closed && !sameBoot && !isAlwaysForced();
    }

    /** Which start of the machine this is, empty if it does not say. */
    static String thisBoot() {
        try {
            return new String(Files.readAllBytes(BOOT_ID), US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
