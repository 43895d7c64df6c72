package org.heliograph.channels.web;

import jakarta.servlet.ServletContext;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.ChannelView;
import org.heliograph.channels.Channels;
import org.heliograph.channels.Company;
import org.heliograph.core.View;
import org.heliograph.core.connection.Pulse;
import org.heliograph.wire.Json;
import org.heliograph.wire.Sockets;

/**
 * What the doors to the channels work with; made once by the composition root, which leaves it in the servlet context
 * for the resources.
 *
 * @param channels the use cases
 * @param company who is there now
 * @param sockets how clients are talked to
 * @param pulse how endpoints keep in touch
 * @param json how answers are written
 */
public record ChannelDoor(Channels channels, Company company, Sockets sockets, Pulse pulse, Json json) {
    static final View<ChannelMessage> VIEW = new ChannelView();

    /** The door of a web application. */
    public static ChannelDoor of(ServletContext context) {
        return (ChannelDoor) context.getAttribute(ChannelDoor.class.getName());
    }
}
