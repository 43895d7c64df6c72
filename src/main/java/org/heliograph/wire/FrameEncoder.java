package org.heliograph.wire;

import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.connection.PushEncoder;

/** Pushes as JSON text frames: the record's components after its {@code type}. */
public final class FrameEncoder implements PushEncoder {
    private final Json json;

    public FrameEncoder(Json json) {
        this.json = json;
    }

    @Override
    public Frame encode(Push push) {
        String fields = json.write(push);
        String text = "{\"type\":\"" + push.type() + '"' + (fields.length() == 2 ? "}" : "," + fields.substring(1));
        return new Frame(push.type(), push.cursor(), text);
    }
}
