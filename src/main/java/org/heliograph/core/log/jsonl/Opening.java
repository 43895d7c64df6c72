package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.heliograph.core.log.LogUnavailableException;

/**
 * Opens a log directory: takes it for this process, finds out what it holds, writes down what will be needed should more
 * be lost, and picks the file to write on in.
 */
final class Opening {
    private final JsonlLogOptions options;
    private final LogDirectory directory;
    private final SecureRandom random;
    private final DamageReport report;
    private boolean continued = true;

    Opening(JsonlLogOptions options, LogDirectory directory, SecureRandom random, DamageReport report) {
        this.options = options;
        this.directory = directory;
        this.random = random;
        this.report = report;
    }

    /** What the log needs to work. */
    record Opened(
            DirectoryLock lock,
            LogIdentity identity,
            HeadMark mark,
            LogState state,
            Gaps gaps,
            ActiveFile file,
            long lastAt) {}

    Opened open() {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return open(lock);
        } catch (IOException e) {
            lock.close();
            throw new LogUnavailableException("Cannot open the log " + directory.title() + ": " + Reasons.of(e), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Opened open(DirectoryLock lock) throws IOException {
        dropLeftovers();
        HeadsFile known = heads();
        List<Gaps.Gap> gapsBefore = known.gaps().list();
        HeldFindings findings = new HeldFindings(directory);
        Recovery.Found found = new Recovery(
                        directory, known, findings, Indexes.in(directory), SegmentScan.GoodLines.UNUSED)
                .run(HeadMark.read(directory.head()));
        if (!found.gaps().list().equals(gapsBefore)) {
            HeadsFile.of(known.through(), found.lastAt(), found.gaps(), found.heads())
                    .write(directory);
        }
        LogIdentity identity = identity(found.lastPosition() > 0, findings);
        LogState state = new LogState(found.heads(), found.segments(), found.lastPosition());
        seeToActive(state, found);
        findings.tell(report);
        HeadMark mark = new HeadMark(directory.head());
        ActiveFile file = ActiveFile.open(options.disk, directory, state.active());
        return new Opened(lock, identity, mark, state, found.gaps(), file, found.lastAt());
    }

    /** Nothing is added to a file that ends badly, or that was given its last name before another was made. */
    private void seeToActive(LogState state, Recovery.Found found) throws IOException {
        if (found.segments().isEmpty()) {
            state.add(Segment.empty(found.lastPosition() + 1, directory));
        } else if (found.endsBadly() || !isActive(state.active())) {
            seal(state.active());
            state.add(Segment.empty(found.lastPosition() + 1, directory));
        }
        directory.begin(state.active().firstPosition());
    }

    private boolean isActive(Segment last) {
        return last.path().equals(directory.active(last.firstPosition()));
    }

    private void seal(Segment last) throws IOException {
        Path sealed = directory.sealed(last.firstPosition());
        if (!last.path().equals(sealed)) {
            Files.move(last.path(), sealed);
            last.renamed(sealed);
        }
    }

    private HeadsFile heads() throws IOException {
        try {
            return HeadsFile.read(directory.heads());
        } catch (DamagedFileException e) {
            report.file(directory.heads(), Reasons.of(e));
            continued = false;
            return HeadsFile.empty();
        }
    }

    private LogIdentity identity(boolean holdsSomething, DamageSink findings) throws IOException {
        String boot = LogIdentity.thisBoot();
        int epoch = random.nextInt(Integer.MAX_VALUE);
        LogIdentity before = null;
        try {
            before = LogIdentity.read(directory).orElse(null);
            if (before == null && holdsSomething) {
                findings.file(directory.identity(), "missing");
            } else if (before != null && !before.kind().equals(options.kind)) {
                throw new LogUnavailableException(
                        "The log " + directory.title() + " holds " + before.kind() + ", not " + options.kind);
            } else if (before != null && continued && !before.mayHaveLostItsTail(boot)) {
                epoch = before.epoch();
            }
        } catch (DamagedFileException e) {
            findings.file(directory.identity(), Reasons.of(e));
        }
        LogIdentity identity = new LogIdentity(epoch, options.kind, options.durability.toString(), boot, false);
        if (before == null || !before.holdsAs(identity)) {
            identity.write(directory);
        }
        return identity;
    }

    /** Files that were being replaced, and indexes whose segment is gone. */
    private void dropLeftovers() throws IOException {
        List<Long> segments = directory.segments();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.aside(), "*.{tmp,idx}")) {
            for (Path file : files) {
                boolean inUse = segments.stream()
                        .anyMatch(first -> directory.index(first).equals(file));
                if (!inUse) {
                    Files.delete(file);
                }
            }
        }
    }
}
