package org.heliograph.party.web.mcp;

import java.util.function.Consumer;

/** What understands the messages of one model. Any thread. */
interface Speech {
    /**
     * Carries out a request.
     *
     * @param request as it came: JSON-RPC with a method and an id
     * @param answer takes the answer, JSON on one line, once; perhaps later and by another thread, which may block
     */
    void carryOut(String request, Call call, Consumer<String> answer);
}
