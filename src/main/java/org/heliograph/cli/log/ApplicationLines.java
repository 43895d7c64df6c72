package org.heliograph.cli.log;

import org.heliograph.core.log.Draft;
import org.heliograph.wire.Fields;

/** What an application makes of lines from elsewhere. */
public interface ApplicationLines {
    /** The kind of its topics. */
    String kind();

    /**
     * Makes sure that the application can read this entry.
     *
     * @throws org.heliograph.core.RefusedException if it cannot
     */
    void check(String topic, String event);

    /**
     * The draft that another program's line means.
     *
     * @throws org.heliograph.core.RefusedException naming the field that is wrong
     */
    Draft draft(Fields fields);
}
