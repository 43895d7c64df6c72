package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The index of a sealed segment, mapped from the file {@link IndexFile} wrote: nothing of it is on the heap. */
final class SealedIndex implements SegmentIndex {
    static final long MAGIC = 0x484c4f47_49445831L;
    static final int CHECKED_FROM = 16;
    static final int HEADER_LENGTH = 64;
    static final int TOPIC_LENGTH = 48;

    private static final int TOPICS_FROM = CHECKED_FROM + HEADER_LENGTH;

    private final ByteBuffer map;
    private final int positionsFrom;
    private final int topics;
    private final int slotsFrom;
    private final Hashes ids;
    private final Hashes keys;
    private final int namesFrom;

    private SealedIndex(ByteBuffer map) {
        this.map = map;
        topics = map.getInt(60);
        positionsFrom = TOPICS_FROM + topics * TOPIC_LENGTH;
        slotsFrom = positionsFrom + map.getInt(56) * Integer.BYTES;
        int idsFrom = slotsFrom + map.getInt(64) * Integer.BYTES;
        ids = new Hashes(idsFrom, map.getInt(68));
        int keysFrom = idsFrom + map.getInt(68) * Long.BYTES;
        keys = new Hashes(keysFrom, map.getInt(72));
        namesFrom = keysFrom + map.getInt(72) * Long.BYTES;
    }

    /** The index in this file, if there is a whole one. */
    static Optional<SealedIndex> open(Path path) throws IOException {
        ByteBuffer map;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() < TOPICS_FROM || channel.size() > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        CRC32C crc = new CRC32C();
        crc.update(map.duplicate().position(CHECKED_FROM));
        boolean whole = map.getLong(0) == MAGIC && map.getInt(8) == (int) crc.getValue();
        return whole ? Optional.of(new SealedIndex(map)) : Optional.empty();
    }

    /** Whether it describes the segment as it now is, without damage. */
    boolean describes(long firstPosition, long length, long modified) {
        return map.getLong(16) == firstPosition
                && map.getLong(32) == length
                && map.getLong(40) == modified
                && map.getInt(76) == 0;
    }

    @Override
    public long lastPosition() {
        return map.getLong(24);
    }

    @Override
    public long lastAt() {
        return map.getLong(48);
    }

    @Override
    public @Nullable TopicSpan span(String topic) {
        int at = find(topic);
        return at < 0 ? null : spanAt(at);
    }

    @Override
    public void forEachTopic(BiConsumer<String, TopicSpan> visitor) {
        for (int i = 0; i < topics; i++) {
            int at = TOPICS_FROM + i * TOPIC_LENGTH;
            visitor.accept(nameAt(at), spanAt(at));
        }
    }

    @Override
    public Run afterSeq(String topic, long seq, int atMost) {
        int at = find(topic);
        return at < 0 ? Run.EMPTY : Run.of(slots(at), map.getLong(at + 16), map.getInt(at + 36), seq, atMost);
    }

    @Override
    public int countFrom(String topic, long seq) {
        int at = find(topic);
        return at < 0 ? 0 : Run.count(slots(at), map.getLong(at + 16), map.getInt(at + 36), seq - 1);
    }

    @Override
    public Run afterPosition(long position, int atMost) {
        return Run.of(offsetsFrom(positionsFrom), map.getLong(16), map.getInt(56), position, atMost);
    }

    @Override
    public int[] withId(long hash) {
        return ids.find(hash);
    }

    @Override
    public int[] withKey(long hash) {
        return keys.find(hash);
    }

    private int find(String topic) {
        long hash = Hash.of(topic);
        int from = 0;
        int to = topics;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (map.getLong(TOPICS_FROM + middle * TOPIC_LENGTH) < hash) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        for (int at = TOPICS_FROM + from * TOPIC_LENGTH;
                from < topics && map.getLong(at) == hash;
                from++, at += TOPIC_LENGTH) {
            if (nameAt(at).equals(topic)) {
                return at;
            }
        }
        return -1;
    }

    private String nameAt(int at) {
        byte[] name = new byte[map.getInt(at + 12)];
        map.get(namesFrom + map.getInt(at + 8), name);
        return JsonString.decode(name, 1, name.length - 1);
    }

    private TopicSpan spanAt(int at) {
        long firstSeq = map.getLong(at + 16);
        return new TopicSpan(firstSeq, firstSeq + map.getInt(at + 36) - 1, map.getInt(at + 40), map.getLong(at + 24));
    }

    private Run.Slots slots(int at) {
        return offsetsFrom(slotsFrom + map.getInt(at + 32) * Integer.BYTES);
    }

    private Run.Slots offsetsFrom(int from) {
        return slot -> map.getInt(from + slot * Integer.BYTES);
    }

    /** A stretch of sorted longs, the upper half of a hash and an offset each. */
    private final class Hashes {
        private final int from;
        private final int size;

        Hashes(int from, int size) {
            this.from = from;
            this.size = size;
        }

        int[] find(long hash) {
            int low = 0;
            int high = size;
            long least = HashedOffsets.pack(hash, 0);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at(middle) < least) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            int[] found = HashedOffsets.NONE;
            for (; low < size && (at(low) ^ hash) >>> 32 == 0; low++) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = (int) at(low);
            }
            return found;
        }

        private long at(int index) {
            return map.getLong(from + index * Long.BYTES);
        }
    }
}
