package org.heliograph.cli.run;

import java.net.URI;
import java.time.Duration;
import org.heliograph.plans.Outlet;

/** Shows whoever ran a plan how it goes. Any thread. */
public interface Display {
    /** Where it can be watched. */
    void page(URI page);

    /** A step begins. */
    void began(int step);

    /** A step has ended. */
    void ended(int step, Outcome outcome, Duration took);

    /** The step at hand printed something. */
    void printed(Outlet stream, byte[] bytes);

    /** Something has to be said about ourselves. */
    void say(String words);

    /** The plan has ended; steps that have not begun will not. */
    void over(String how, Duration took);
}
