package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.heliograph.core.log.Entry;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One line of a segment, read:
 * {@code {"pos":812,"topic":"general","seq":12,"at":"2026-11-21T11:14:30.123456Z","id":"…","key":"…","event":{…},"crc":"1a2b3c4d"}},
 * {@code key} only where there is one. A line with the right checksum was written by us, so it is read by position, and
 * whatever does not fit is damage. Reused from line to line; for one thread.
 */
final class Line {
    static final byte[] POSITION = Fields.name("{\"pos\":");
    static final byte[] TOPIC = Fields.name(",\"topic\":");
    static final byte[] SEQ = Fields.name(",\"seq\":");
    static final byte[] AT = Fields.name(",\"at\":");
    static final byte[] ID = Fields.name(",\"id\":");
    static final byte[] KEY = Fields.name(",\"key\":");
    static final byte[] EVENT = Fields.name(",\"event\":");

    static final String NO_CHECKSUM = "no checksum";
    static final String WRONG_CHECKSUM = "wrong checksum";
    static final String FOREIGN = "not written by this log";

    private final Fields fields = new Fields();
    private byte[] bytes = new byte[0];
    private long position;
    private String topic = "";
    private long seq;
    private long at;
    private String id = "";
    private @Nullable String key;
    private int eventFrom;
    private int eventTo;

    /** Reads the line between the bounds, without its newline; null if it is good, else what is wrong with it. */
    @Nullable
    String read(byte[] line, int from, int to) {
        if (!Checksum.isPresent(line, from, to)) {
            return NO_CHECKSUM;
        }
        if (!Checksum.holds(line, from, to)) {
            return WRONG_CHECKSUM;
        }
        if (!readHead(line, from, to)) {
            return FOREIGN;
        }
        at = fields.expect(AT).instant();
        id = fields.expect(ID).string().text();
        key = fields.takes(KEY) ? fields.string().text() : null;
        fields.expect(EVENT);
        eventFrom = fields.at();
        eventTo = to - Checksum.TAIL_LENGTH;
        boolean object = eventTo - eventFrom >= 2 && line[eventFrom] == '{' && line[eventTo - 1] == '}';
        return fields.failed() || !object ? FOREIGN : null;
    }

    /** Reads no more than position, topic and seq, of a line that may be cut off or wrong after them. */
    boolean readHead(byte[] line, int from, int to) {
        bytes = line;
        position = fields.over(line, from, to).expect(POSITION).number();
        topic = fields.expect(TOPIC).string().text();
        seq = fields.expect(SEQ).number();
        boolean whole = !fields.failed() && fields.at() < to && line[fields.at()] == ',';
        return whole && position > 0 && seq > 0;
    }

    long position() {
        return position;
    }

    String topic() {
        return topic;
    }

    long seq() {
        return seq;
    }

    long at() {
        return at;
    }

    String id() {
        return id;
    }

    @Nullable
    String key() {
        return key;
    }

    int eventLength() {
        return eventTo - eventFrom;
    }

    Entry entry(String kind) {
        String event = new String(bytes, eventFrom, eventTo - eventFrom, UTF_8);
        return new Entry(new Topic(kind, topic), position, seq, Micros.instant(at), id, key, event);
    }
}
