package org.heliograph.cli.worker;

import java.time.Duration;
import org.heliograph.cli.remote.Insistence;

/** Told what a worker does, on the worker's thread. */
public interface Journal extends Insistence.Witness {
    /** The server knows the worker. */
    void ready();

    /** A task was taken. */
    void began(Order order);

    /** How it ended, and how long it took. */
    void ended(Order order, Outcome outcome, Duration took);
}
