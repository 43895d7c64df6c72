package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Makes findings of what a scan tells. */
final class FindingSink implements DamageSink {
    private final Consumer<LogFinding> findings;

    FindingSink(Consumer<LogFinding> findings) {
        this.findings = findings;
    }

    @Override
    public void line(Place place, String reason) {
        findings.accept(new LogFinding(place.file(), place.line(), place.offset(), reason));
    }

    @Override
    public void missing(Place place, long entries, long firstPosition) {
        findings.accept(new LogFinding(place.file(), place.line(), place.offset(), missing(entries, firstPosition)));
    }

    @Override
    public void file(Path file, String reason) {
        findings.accept(new LogFinding(file, 1, 0, reason));
    }

    static String missing(long entries, long firstPosition) {
        return entries + (entries == 1 ? " entry" : " entries") + " missing from position " + firstPosition;
    }

    /** The same, but a last line without its end is taken for one just being written. */
    DamageSink passingOver(LogDirectory directory) throws IOException {
        List<Long> segments = directory.segments();
        Path active = directory.active(segments.isEmpty() ? 0 : segments.get(segments.size() - 1));
        return new DamageSink() {
            @Override
            public void line(Place place, String reason) {
                if (!reason.equals(SegmentScan.CUT_OFF) || !place.file().equals(active)) {
                    FindingSink.this.line(place, reason);
                }
            }

            @Override
            public void missing(Place place, long entries, long firstPosition) {
                FindingSink.this.missing(place, entries, firstPosition);
            }

            @Override
            public void file(Path file, String reason) {
                FindingSink.this.file(file, reason);
            }
        };
    }
}
