package org.heliograph.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Topic;

/** What tests of reading read: texts, of which everybody sees all, each as a frame with its seq. */
final class Numbered {
    /** Shows everything. */
    static final View<String> WHOLE = new Whole();

    private Numbered() {}

    /** A timeline of texts. */
    static Timeline<String> timeline(EventLog log, Hub hub, long tailBytes) {
        return timeline(log, hub, tailBytes, new Deaf());
    }

    static Timeline<String> timeline(EventLog log, Hub hub, long tailBytes, ReadingListener listener) {
        return new Timeline<>(
                log,
                new Quoted(),
                Numbered::encode,
                new Cursors(new byte[Cursors.KEY_BYTES]),
                hub,
                tailBytes,
                listener);
    }

    /** The seq in a frame. */
    static long seq(Frame frame) {
        return Long.parseLong(frame.text().replaceFirst("^.*\"n\":(\\d+).*$", "$1"));
    }

    private static Frame encode(Push push) {
        String text =
                push instanceof Shown shown ? "{\"n\":" + shown.seq + ",\"text\":\"" + shown.text + "\"}" : "{\"n\":0}";
        return new Frame(push.type(), push.cursor(), text);
    }

    private record Shown(long seq, String text) implements Push {
        @Override
        public String type() {
            return "event";
        }
    }

    private static final class Whole implements View<String> {
        @Override
        public Optional<Object> audience(Recorded<String> recorded) {
            return Optional.of("all");
        }

        @Override
        public List<Push> pushes(Recorded<String> recorded) {
            return List.of(new Shown(recorded.entry().seq(), recorded.event()));
        }
    }

    private static final class Quoted implements EventCodec<String> {
        @Override
        public String encode(String event) {
            return "{\"e\":\"" + event + "\"}";
        }

        @Override
        public String decode(String json) {
            return json.substring(6, json.length() - 2);
        }
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
