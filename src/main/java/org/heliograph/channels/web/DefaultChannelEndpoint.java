package org.heliograph.channels.web;

import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.heliograph.channels.ChannelId;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameTextEncoder;

/** One client on the channel of those who name none. */
@ServerEndpoint(
        value = "/api/ws",
        configurator = EndpointConfigurator.class,
        decoders = ChannelRequestDecoder.class,
        encoders = FrameTextEncoder.class)
public class DefaultChannelEndpoint extends ChannelEndpoint {
    /** An endpoint for one socket. */
    public DefaultChannelEndpoint(ChannelDoor door) {
        super(door);
    }

    @Override
    protected ChannelId channelOf(Session session) {
        return ChannelId.DEFAULT;
    }
}
