package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.heliograph.core.log.LogUnavailableException;
import org.jspecify.annotations.Nullable;

/** Reads single lines and checks them; one for each read, for one thread. */
final class LineReader {
    private final OpenFiles files;
    private final LineWindow window;
    private final DamageSink sink;
    private final Line line = new Line();

    LineReader(OpenFiles files, DamageSink sink) {
        this.files = files;
        this.window = new LineWindow(files);
        this.sink = sink;
    }

    /** The line at the offset, valid until the next is read; null, and told of, if it is not what was written. */
    @Nullable
    Line read(Segment segment, int offset) {
        try {
            if (!window.find(segment, offset)) {
                return damaged(segment, offset, SegmentScan.CUT_OFF);
            }
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot read " + segment.path() + ": " + Reasons.of(e), e);
        }
        String reason = line.read(window.bytes(), window.from(), window.to());
        return reason == null ? line : damaged(segment, offset, reason);
    }

    private @Nullable Line damaged(Segment segment, int offset, String reason) {
        sink.line(new Place(segment.firstPosition(), segment.path(), lineNumber(segment, offset), offset), reason);
        return null;
    }

    /** Rarely wanted, so counted. */
    private long lineNumber(Segment segment, int offset) {
        try (LineScan lines = LineScan.of(files.open(segment))) {
            while (lines.next() && lines.offset() < offset) {
                // On to the line that begins there.
            }
            return lines.number();
        } catch (IOException e) {
            return 0;
        }
    }
}
