package org.heliograph.bots.web;

import org.heliograph.bots.Lease;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.jspecify.annotations.Nullable;

/**
 * A task as a worker receives it.
 *
 * @param timeoutSeconds how long it may take; left out if it names no time of its own
 * @param leaseSeconds how long the worker may stay silent
 * @param lease what the worker shows with its reports
 * @param attempt which time the task runs, from 1
 */
public record LeasedTask(
        String taskId,
        String botId,
        String command,
        Source source,
        Priority priority,
        @Nullable Long timeoutSeconds,
        long leaseSeconds,
        String lease,
        int attempt) {
    static LeasedTask of(Lease lease) {
        return new LeasedTask(
                lease.task().id(),
                lease.bot().value(),
                lease.task().command(),
                lease.task().source(),
                lease.task().priority(),
                lease.task().timeoutSeconds(),
                lease.seconds(),
                lease.lease(),
                lease.task().attempt());
    }
}
