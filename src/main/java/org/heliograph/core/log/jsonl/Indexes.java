package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the indexes of sealed segments come from, and go. */
interface Indexes {
    /** A kept index that describes the segment as it is. */
    Optional<SegmentIndex> find(long firstPosition, long length, long modified) throws IOException;

    /** The index of a segment just read. */
    SegmentIndex keep(SegmentScan scan, long firstPosition, long modified) throws IOException;

    /** None are kept: every segment is read, and afterwards nothing is known of its entries. */
    Indexes NONE = new Indexes() {
        @Override
        public Optional<SegmentIndex> find(long firstPosition, long length, long modified) {
            return Optional.empty();
        }

        @Override
        public SegmentIndex keep(SegmentScan scan, long firstPosition, long modified) {
            return new ActiveIndex(firstPosition);
        }
    };

    /** In files beside the segments. */
    static Indexes in(LogDirectory directory) {
        return new Indexes() {
            @Override
            public Optional<SegmentIndex> find(long first, long length, long modified) throws IOException {
                return SealedIndex.open(directory.index(first))
                        .filter(index -> index.describes(first, length, modified))
                        .map(SegmentIndex.class::cast);
            }

            @Override
            public SegmentIndex keep(SegmentScan scan, long first, long modified) throws IOException {
                Path path = directory.index(first);
                try {
                    IndexFile.Sealed sealed = new IndexFile.Sealed(first, scan.length(), modified, scan.badLines());
                    IndexFile.write(path, scan.index(), sealed);
                    return SealedIndex.open(path).map(SegmentIndex.class::cast).orElse(scan.index());
                } catch (IOException e) {
                    // No room for an index: the log is readable all the same, at the price of heap.
                    return scan.index();
                }
            }
        };
    }
}
