package org.heliograph.server;

import org.heliograph.core.Cursors;
import org.heliograph.core.EventCodec;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.server.settings.Settings;
import org.heliograph.wire.Json;
import org.heliograph.wire.Sockets;

/** What every application stands on. */
record Spine(Settings settings, Json json, Sockets sockets, Hub hub, Cursors cursors, ReadingListener readings) {
    <E> Timeline<E> timeline(EventLog log, EventCodec<E> codec) {
        return new Timeline<>(log, codec, sockets.encoder(), cursors, hub, settings.logTail(), readings);
    }
}
