package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes the index of a sealed segment. Layout, big-endian: the header of {@link SealedIndex}, then topics sorted by
 * hash, offsets by position, offsets by topic and seq, ids and keys sorted by hash, names of topics. Checksummed, not
 * forced: an index that did not reach the disk whole is built again.
 */
final class IndexFile {
    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

    private IndexFile(FileChannel channel) {
        this.channel = channel;
    }

    /** The segment as its index file knows it. */
    record Sealed(long firstPosition, long length, long modified, int damagedLines) {}

    /** Writes beside, then replaces, so that a reader never sees half an index. */
    static void write(Path path, ActiveIndex index, Sealed segment) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            new IndexFile(channel).write(index, segment);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A topic on its way into the table. */
    private static final class Named {
        private final long hash;
        private final byte[] name;
        private final ActiveIndex.ActiveTopic slots;

        Named(String topic, ActiveIndex.ActiveTopic slots) {
            this.hash = Hash.of(topic);
            this.name = JsonString.encode(topic);
            this.slots = slots;
        }
    }

    private void write(ActiveIndex index, Sealed segment) throws IOException {
        List<Named> topics = new ArrayList<>();
        for (Map.Entry<String, ActiveIndex.ActiveTopic> topic : index.topics().entrySet()) {
            topics.add(new Named(topic.getKey(), topic.getValue()));
        }
        topics.sort(Comparator.comparingLong(topic -> topic.hash));
        channel.position(SealedIndex.CHECKED_FROM);
        header(index, segment, topics);
        topics(topics);
        offsets(index.positions());
        for (Named topic : topics) {
            offsets(topic.slots.offsets);
        }
        hashes(index.ids());
        hashes(index.keys());
        for (Named topic : topics) {
            bytes(topic.name);
        }
        flush();
        ByteBuffer start = ByteBuffer.allocate(SealedIndex.CHECKED_FROM);
        start.putLong(SealedIndex.MAGIC).putInt((int) crc.getValue()).putInt(0).flip();
        channel.write(start, 0);
    }

    private void header(ActiveIndex index, Sealed segment, List<Named> topics) throws IOException {
        room(SealedIndex.HEADER_LENGTH);
        buffer.putLong(segment.firstPosition());
        buffer.putLong(index.lastPosition());
        buffer.putLong(segment.length());
        buffer.putLong(segment.modified());
        buffer.putLong(index.lastAt());
        buffer.putInt(index.positions().size());
        buffer.putInt(topics.size());
        buffer.putInt(
                topics.stream().mapToInt(topic -> topic.slots.offsets.size()).sum());
        buffer.putInt(index.ids().size());
        buffer.putInt(index.keys().size());
        buffer.putInt(segment.damagedLines());
    }

    private void topics(List<Named> topics) throws IOException {
        int name = 0;
        int slot = 0;
        for (Named topic : topics) {
            TopicSpan span = topic.slots.span();
            room(SealedIndex.TOPIC_LENGTH);
            buffer.putLong(topic.hash);
            buffer.putInt(name).putInt(topic.name.length);
            buffer.putLong(span.firstSeq());
            buffer.putLong(span.lastAt());
            buffer.putInt(slot).putInt(topic.slots.offsets.size());
            buffer.putInt(span.count()).putInt(0);
            name += topic.name.length;
            slot += topic.slots.offsets.size();
        }
    }

    private void offsets(Offsets offsets) throws IOException {
        for (int i = 0; i < offsets.size(); i++) {
            room(Integer.BYTES);
            buffer.putInt(offsets.slot(i));
        }
    }

    private void hashes(HashedOffsets hashed) throws IOException {
        for (long packed : hashed.sorted()) {
            room(Long.BYTES);
            buffer.putLong(packed);
        }
    }

    private void bytes(byte[] text) throws IOException {
        for (byte b : text) {
            room(1);
            buffer.put(b);
        }
    }

    private void room(int needed) throws IOException {
        if (buffer.remaining() < needed) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        crc.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
