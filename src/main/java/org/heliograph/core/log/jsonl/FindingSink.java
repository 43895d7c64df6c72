package org.heliograph.core.log.jsonl;

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
    public void line(Path file, long number, long offset, String reason) {
        findings.accept(new LogFinding(file, number, offset, reason));
    }

    @Override
    public void missing(Path file, long number, long offset, long entries, long firstPosition) {
        findings.accept(new LogFinding(file, number, offset, missing(entries, firstPosition)));
    }

    @Override
    public void file(Path file, String reason) {
        findings.accept(new LogFinding(file, 1, 0, reason));
    }

    static String missing(long entries, long firstPosition) {
        return entries + (entries == 1 ? " entry" : " entries") + " missing from position " + firstPosition;
    }

    /** The same, but a last line without its end is taken for one just being written. */
    DamageSink passingOver(List<Long> segments) {
        long active = segments.isEmpty() ? 0 : segments.get(segments.size() - 1);
        String name = LogDirectory.segmentName(active);
        return new DamageSink() {
            @Override
            public void line(Path file, long number, long offset, String reason) {
                if (!reason.equals(SegmentScan.CUT_OFF) || !file.endsWith(name)) {
                    FindingSink.this.line(file, number, offset, reason);
                }
            }

            @Override
            public void missing(Path file, long number, long offset, long entries, long firstPosition) {
                FindingSink.this.missing(file, number, offset, entries, firstPosition);
            }

            @Override
            public void file(Path file, String reason) {
                FindingSink.this.file(file, reason);
            }
        };
    }
}
