package org.heliograph.pages;

import java.net.URI;
import org.heliograph.support.Channel;
import org.heliograph.support.RunningServer;

/** Where the pages are. */
final class Pages {
    private Pages() {}

    static URI of(RunningServer server, String path) {
        return URI.create(server.uri() + path);
    }

    static URI channel(Channel channel) {
        return channel(channel.server().uri(), channel.name());
    }

    static URI channel(URI server, String name) {
        return URI.create(server + "/channels/#/" + RunningServer.encoded(name));
    }
}
