package org.heliograph.party.web.mcp;

/** What understands models. Any thread. */
interface Speeches {
    /** Whether it knows this version of the protocol. */
    boolean knows(String version);

    /**
     * A model introduces itself.
     *
     * @param request as it came: JSON-RPC with the method {@code initialize}
     */
    Introduction introduce(String request);

    /**
     * A model is known from now on.
     *
     * @param id by which it is known, which nobody guesses
     * @param answer to its request, JSON
     */
    record Introduction(String id, Speech speech, String answer) {}
}
