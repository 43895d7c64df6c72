package org.heliograph.pages;

import java.net.URI;
import org.heliograph.support.Bot;
import org.heliograph.support.Channel;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;

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

    /** The host's, with its token. */
    static URI host(Table table) {
        return host(table.server().uri(), table);
    }

    /** The same at another address of the server. */
    static URI host(URI server, Table table) {
        return URI.create(server + "/host?token=" + table.host().token());
    }

    static URI bot(Bot bot) {
        return bot(bot, "");
    }

    /** @param filters further parameters, which begin with an ampersand */
    static URI bot(Bot bot, String filters) {
        return bot(bot.server().uri(), bot.name(), filters);
    }

    static URI bot(URI server, String name, String filters) {
        return URI.create(server + "/bots/?bot=" + RunningServer.encoded(name) + filters);
    }

    /** Where an invitation's QR code leads. */
    static URI play(URI server, Guest invited) {
        return URI.create(server + "/play?token=" + invited.token());
    }

    static URI tv(URI server, Guest observer) {
        return URI.create(server + "/tv?token=" + observer.token());
    }
}
