package org.heliograph.launcher;

import java.io.CharArrayWriter;
import org.apache.catalina.valves.AbstractAccessLogValve;

/** One line per request on standard error. The path is printed without its query, which may hold a token. */
final class StderrAccessLog extends AbstractAccessLogValve {
    StderrAccessLog() {
        setPattern("%t %a \"%m %U\" %s %b %{ms}Tms");
    }

    @Override
    protected void log(CharArrayWriter message) {
        System.err.println(message);
    }
}
