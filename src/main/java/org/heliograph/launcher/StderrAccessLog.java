package org.heliograph.launcher;

import java.io.CharArrayWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;

/** One line per request on standard error. The path is printed without its query, which may hold a token. */
final class StderrAccessLog extends AbstractAccessLogValve {
    private static final String STREAM = "text/event-stream";

    StderrAccessLog() {
        setPattern("%t %a \"%m %U\" %s %b %{ms}Tms");
    }

    @Override
    protected AccessLogElement createAccessLogElement(char pattern) {
        return pattern == 's' ? new Status() : super.createAccessLogElement(pattern);
    }

    @Override
    protected void log(CharArrayWriter message) {
        System.err.println(message);
    }

    /** A stream that has begun was answered with 200, though Tomcat calls it 500 when its reader leaves. */
    private static final class Status implements AccessLogElement {
        @Override
        public void addElement(CharArrayWriter line, Request request, Response response, long time) {
            String type = response.getContentType();
            boolean begun = type != null && type.startsWith(STREAM) && response.isCommitted();
            line.append(Integer.toString(begun ? Response.SC_OK : response.getStatus()));
        }
    }
}
