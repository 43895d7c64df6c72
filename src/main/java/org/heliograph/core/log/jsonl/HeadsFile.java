package org.heliograph.core.log.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the segments no longer tell: up to which position they were trimmed, which lost positions are accounted for, and
 * how far every topic reached then. Also those whose newest entry is still there: should that be lost later, what was
 * trimmed or lost before is counted no second time. Replaced as a whole.
 *
 * @param through entries up to here were trimmed
 * @param base the last seq that a topic never seen may have had
 * @param lastAt instant of the newest entry when this was written
 * @param gaps lost and accounted for
 * @param topics last seq and instant by topic
 */
record HeadsFile(long through, long base, long lastAt, Gaps gaps, Map<String, LastSeq> topics) {
    private static final Literal THROUGH = Literal.of("{\"through\":");
    private static final Literal BASE = Literal.of(",\"base\":");
    private static final Literal AT = Literal.of(",\"at\":");
    private static final Literal FROM = Literal.of("{\"from\":");
    private static final Literal TO = Literal.of(",\"to\":");
    private static final Literal TOPIC = Literal.of("{\"topic\":");
    private static final Literal LAST = Literal.of(",\"last\":");
    private static final Literal NO_INSTANT = Literal.of("\"\"");
    private static final Literal END = Literal.of("{\"lines\":");

    /** Where a topic ended, and when. */
    record LastSeq(long seq, long at) {}

    static HeadsFile empty() {
        return new HeadsFile(0, 0, Micros.NONE, new Gaps(), new HashMap<>());
    }

    /** What the log knows now. */
    static HeadsFile of(long through, long lastAt, Gaps gaps, Heads heads) {
        Map<String, LastSeq> topics = new HashMap<>();
        heads.forEach((topic, head) -> topics.put(topic, new LastSeq(head.last(), head.lastAt())));
        return new HeadsFile(through, heads.base(), lastAt, gaps, topics);
    }

    void write(LogDirectory directory) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        SealedLine line = new SealedLine(lines);
        line.put(THROUGH)
                .put(through)
                .put(BASE)
                .put(base)
                .put(AT)
                .put(instant(lastAt))
                .end();
        for (Gaps.Gap gap : gaps.list()) {
            line.put(FROM).put(gap.from()).put(TO).put(gap.to()).end();
        }
        topics.forEach((topic, last) -> line.put(TOPIC)
                .put(JsonString.encode(topic))
                .put(LAST)
                .put(last.seq())
                .put(AT)
                .put(instant(last.at()))
                .end());
        line.put(END).put(1 + gaps.list().size() + topics.size()).end();
        directory.replace(directory.heads(), lines.toByteArray());
    }

    /**
     * The file as it is, or nothing known if there is none.
     *
     * @throws DamagedFileException if any line of it is damaged or lacking
     */
    static HeadsFile read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return empty();
        }
        byte[] bytes = Files.readAllBytes(path);
        SealedLine.Reader lines = new SealedLine.Reader(bytes);
        Fields fields = lines.next();
        long through = fields.expect(THROUGH).number();
        long base = fields.expect(BASE).number();
        long lastAt = micros(fields.expect(AT));
        HeadsFile file = new HeadsFile(through, base, lastAt, new Gaps(), new HashMap<>());
        long count = 1;
        for (fields = lines.next(); !fields.takes(END); fields = lines.next()) {
            file.take(fields);
            if (fields.failed()) {
                throw new DamagedFileException("unknown line");
            }
            count++;
        }
        if (fields.number() != count || !lines.atEnd()) {
            throw new DamagedFileException("lines are lacking");
        }
        return file;
    }

    private void take(Fields fields) {
        if (fields.takes(FROM)) {
            long from = fields.number();
            gaps.add(from, fields.expect(TO).number());
        } else {
            String topic = fields.expect(TOPIC).string().text();
            long last = fields.expect(LAST).number();
            topics.put(topic, new LastSeq(last, micros(fields.expect(AT))));
        }
    }

    private static byte[] instant(long micros) {
        byte[] text = new byte[Micros.TEXT_LENGTH + 2];
        text[0] = '"';
        text[text.length - 1] = '"';
        if (micros == Micros.NONE) {
            return NO_INSTANT.copy();
        }
        Micros.write(micros, text, 1);
        return text;
    }

    private static long micros(Fields fields) {
        return fields.takes(NO_INSTANT) ? Micros.NONE : fields.instant();
    }
}
