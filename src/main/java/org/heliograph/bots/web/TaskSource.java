package org.heliograph.bots.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Lease;

/** Where a worker's next task comes from: one that has begun with that, or one that is offered. Any thread. */
interface TaskSource {
    /** Empty if there is none for it now. */
    CompletableFuture<Optional<Lease>> next(BotId bot);
}
