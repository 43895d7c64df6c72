package org.heliograph.bots;

/** What is noted about a bot and is no entry of its timeline. */
public sealed interface BotNote extends BotEvent {
    /** There is such a bot. */
    record BotRegistered() implements BotNote {}

    /** Its tasks wait until it is resumed; what runs goes on. */
    record BotPaused() implements BotNote {}

    /** Its tasks are handed out again. */
    record BotResumed() implements BotNote {}

    /**
     * A client's idempotency key is taken, before what it asks for is done.
     *
     * @param request digest of what it asks for
     * @param task the task it is about
     * @param after the timeline's last seq then: what was done stands behind it
     */
    record KeyTaken(String request, String task, long after) implements BotNote {}
}
