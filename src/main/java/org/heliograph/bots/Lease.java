package org.heliograph.bots;

/**
 * A task that was given to a worker, for a time that its progress renews.
 *
 * @param bot whose task
 * @param task the task
 * @param seconds how long the worker may stay silent
 * @param lease what the worker shows with its reports, so that one whose time ran out is not mistaken for the next
 */
public record Lease(BotId bot, Task task, long seconds, String lease) {}
