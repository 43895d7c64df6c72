package org.heliograph.channels;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Push;
import org.heliograph.core.connection.PushEncoder;

/**
 * Who is on a channel now, and what is worth knowing only now: who types, how many are there. Nothing of it is stored.
 * Any thread.
 *
 * <p>Many may tell a count at once, in any order, for no lock is held while telling. So whoever has told one counts
 * again and tells anew until the count is the one told: the last that a connection hears is then right.
 */
public final class Company {
    private final PushEncoder encoder;
    // The flag says whether the connection asked to be told how many are there.
    private final Map<ChannelId, Map<Connection, Boolean>> byChannel = new ConcurrentHashMap<>();

    /** Company on channels, with frames made by this encoder. */
    public Company(PushEncoder encoder) {
        this.encoder = encoder;
    }

    /** A connection comes to a channel. */
    public void join(ChannelId channel, Connection connection) {
        byChannel.compute(channel, (id, present) -> {
            Map<Connection, Boolean> more = present == null ? new ConcurrentHashMap<>() : present;
            more.putIfAbsent(connection, false);
            return more;
        });
        tellCount(channel);
    }

    /** A connection leaves; the last one takes the channel's place here with it. Idempotent. */
    public void leave(ChannelId channel, Connection connection) {
        byChannel.computeIfPresent(channel, (id, present) -> {
            present.remove(connection);
            return present.isEmpty() ? null : present;
        });
        tellCount(channel);
    }

    /** A connection wants to be told how many are there, from now on. */
    public void watch(ChannelId channel, Connection connection) {
        byChannel.computeIfPresent(channel, (id, present) -> {
            present.replace(connection, true);
            return present;
        });
        int told;
        do {
            told = count(channel);
            connection.whisper(Present.class, encoder.encode(new Present(told)));
        } while (told != count(channel));
    }

    /** Somebody types: all others on the channel are told. */
    public void typing(ChannelId channel, Connection from, String author) {
        Typing typing = new Typing(author);
        for (Connection connection : connections(channel)) {
            if (connection != from) {
                connection.whisper(typing, encoder.encode(typing));
            }
        }
    }

    /** How many connections are on a channel. */
    public int count(ChannelId channel) {
        return connections(channel).size();
    }

    private void tellCount(ChannelId channel) {
        int told;
        do {
            told = count(channel);
            tell(channel, told);
        } while (told != count(channel));
    }

    private void tell(ChannelId channel, int count) {
        Map<Connection, Boolean> present = byChannel.getOrDefault(channel, Map.of());
        if (present.containsValue(true)) {
            var frame = encoder.encode(new Present(count));
            present.forEach((connection, watches) -> {
                if (watches) {
                    connection.whisper(Present.class, frame);
                }
            });
        }
    }

    private Collection<Connection> connections(ChannelId channel) {
        Map<Connection, Boolean> present = byChannel.get(channel);
        return present == null ? Set.of() : present.keySet();
    }

    /** How many are there. */
    public record Present(int count) implements Push {
        @Override
        public String type() {
            return "presence";
        }
    }

    /** Somebody types. */
    public record Typing(String author) implements Push {
        @Override
        public String type() {
            return "typing";
        }
    }
}
