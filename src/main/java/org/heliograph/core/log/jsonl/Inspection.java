package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads every file of a log that has a checksum, trusting no index and changing nothing. */
final class Inspection {
    private final LogDirectory directory;
    private final DamageSink sink;
    private boolean headsLost;

    Inspection(LogDirectory directory, DamageSink sink) {
        this.directory = directory;
        this.sink = sink;
    }

    /** Whether the file of last seqs was unreadable, so that only another epoch keeps seqs from being given twice. */
    boolean lostHeads() {
        return headsLost;
    }

    Recovery.Found run(SegmentScan.GoodLines goodLines) throws IOException {
        HeadsFile known = heads();
        try {
            LogIdentity.read(directory);
        } catch (DamagedFileException e) {
            sink.file(directory.identity(), Reasons.of(e));
        }
        Recovery.Found found =
                new Recovery(directory, known, sink, Indexes.NONE, goodLines).run(HeadMark.read(directory.head()));
        snapshots();
        return found;
    }

    private HeadsFile heads() throws IOException {
        try {
            return HeadsFile.read(directory.heads());
        } catch (DamagedFileException e) {
            headsLost = true;
            sink.file(directory.heads(), Reasons.of(e));
            return HeadsFile.empty();
        }
    }

    private void snapshots() throws IOException {
        if (!Files.isDirectory(directory.snapshots())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.snapshots(), "*.json")) {
            for (Path file : files) {
                try {
                    Snapshots.check(Files.readAllBytes(file));
                } catch (DamagedFileException e) {
                    sink.file(file, Reasons.of(e));
                }
            }
        }
    }
}
