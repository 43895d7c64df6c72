package org.heliograph.cli.party.demo;

import java.util.List;
import org.heliograph.cli.remote.Frame;

/** Is shown an evening. All calls come from the one thread that plays it, in the order in which things arrived. */
public interface Audience {
    /** The title, and who will be there. */
    void begins(String title, List<Place> places);

    /** A part of the evening begins. */
    void scene(String title);

    /** What happens now. */
    void deed(String words);

    /** Somebody at the table was sent this. */
    void sees(Place place, Frame frame);

    /**
     * Somebody's connection has ended.
     *
     * @param code the close code, or the status of the answer that ended it
     */
    void ended(Place place, int code, String reason);

    /** All that the last deed brings has come. */
    void shown();
}
