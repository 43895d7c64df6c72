package org.heliograph.bench.naive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Who is in which channel, and the loop that tells them. A message may be forced to a file first. */
final class Rooms {
    /** One follower. */
    interface Follower {
        void tell(String frame) throws IOException;
    }

    private static final class Room {
        final Set<Follower> followers = ConcurrentHashMap.newKeySet();
        final AtomicLong seq = new AtomicLong();
    }

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Forced log;

    /** @param log where each message goes before it is told */
    Rooms(Forced log) {
        this.log = log;
    }

    void join(String channel, Follower follower) throws IOException {
        follower.tell(
                "{\"type\":\"connected\",\"channel_id\":\"" + channel + "\",\"timestamp\":\"" + Instant.now() + "\"}");
        room(channel).followers.add(follower);
    }

    void leave(String channel, Follower follower) {
        room(channel).followers.remove(follower);
    }

    void publish(String channel, JsonObject message) throws IOException {
        Room room = room(channel);
        // One message at a time in a room: without this, two publishers would be seen in two orders.
        synchronized (room) {
            String frame = frame(channel, message, room.seq.incrementAndGet());
            log.append(frame);
            for (Follower follower : room.followers) {
                try {
                    follower.tell(frame);
                } catch (IOException | RuntimeException e) { // Tomcat throws either when a reader is gone
                    room.followers.remove(follower);
                }
            }
        }
    }

    private static String frame(String channel, JsonObject message, long seq) {
        return Json.createObjectBuilder()
                .add("type", "message")
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("id", UUID.randomUUID().toString())
                                .add("seq", seq)
                                .add("channel_id", channel)
                                .add("author", message.getString("author", "unknown"))
                                .add("content", message.getString("content"))
                                .addNull("lane")
                                .addNull("provider")
                                .addNull("token_count")
                                .add("timestamp", Instant.now().toString()))
                .build()
                .toString();
    }

    private Room room(String channel) {
        return rooms.computeIfAbsent(channel, c -> new Room());
    }
}
