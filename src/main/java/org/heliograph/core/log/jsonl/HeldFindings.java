package org.heliograph.core.log.jsonl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what a scan finds until its files have the names that people will find them under. For one thread. */
final class HeldFindings implements DamageSink {
    private final LogDirectory directory;
    private final List<Consumer<DamageSink>> held = new ArrayList<>();

    HeldFindings(LogDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void line(Place place, String reason) {
        held.add(sink -> sink.line(now(place), reason));
    }

    @Override
    public void missing(Place place, long entries, long firstPosition) {
        held.add(sink -> sink.missing(now(place), entries, firstPosition));
    }

    @Override
    public void file(Path file, String reason) {
        held.add(sink -> sink.file(file, reason));
    }

    void tell(DamageSink sink) {
        held.forEach(finding -> finding.accept(sink));
        held.clear();
    }

    private Place now(Place place) {
        Path sealed = directory.sealed(place.segment());
        return directory.segment(place.segment()).equals(sealed) ? place.in(sealed) : place;
    }
}
