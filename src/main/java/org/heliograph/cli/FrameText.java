package org.heliograph.cli;

import java.time.ZoneId;
import org.heliograph.cli.remote.Frame;

/** How a frame is written down. */
interface FrameText {
    /** One line, or a few. */
    String of(Frame frame);

    /** As it came. */
    static FrameText json() {
        return frame ->
                frame.text().indexOf('\n') < 0 ? frame.text() : frame.json().toString();
    }

    /** For people: local time, who, what. */
    static FrameText readable(boolean colours, ZoneId zone) {
        return new ReadableFrame(colours, zone);
    }
}
