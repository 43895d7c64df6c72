package org.heliograph.cli.say;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;

/** Takes messages to a server. */
public interface Mail {
    /** Hands over a batch; when it returns, the server has all of it on its disk. */
    void send(List<Line> batch) throws RefusedException, UnreachableException, InterruptedException;

    /** Mail by HTTP, a batch in one request. */
    static Mail to(RemoteServer server, Envelope envelope) {
        return batch -> server.post(
                "/api/messages",
                "application/x-ndjson",
                BodyPublishers.ofString(batch.stream()
                        .map(envelope::around)
                        .map(JsonObject::toString)
                        .collect(Collectors.joining("\n", "", "\n"))));
    }
}
