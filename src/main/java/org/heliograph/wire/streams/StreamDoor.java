package org.heliograph.wire.streams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Sockets;

/**
 * What the streams work with; made once by the composition root, which leaves it in the servlet context.
 *
 * @param kinds the applications that have streams
 * @param sockets how clients are talked to
 * @param comment how often an event stream shows that it is alive
 * @param longPolls who waits for an answer
 * @param errors how errors are written
 */
public record StreamDoor(
        List<StreamKind> kinds, Sockets sockets, Duration comment, LongPolls longPolls, HttpErrors errors) {
    /** The kind of this name. */
    Optional<StreamKind> kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
