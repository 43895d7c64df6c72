package org.heliograph.wire;

import jakarta.websocket.Encoder;
import org.heliograph.core.connection.Frame;

/** Frames were encoded once for all who receive them; this hands the container their text. */
public final class FrameTextEncoder implements Encoder.Text<Frame> {
    @Override
    public String encode(Frame frame) {
        return frame.text();
    }
}
