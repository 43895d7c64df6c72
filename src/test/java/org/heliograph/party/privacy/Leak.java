package org.heliograph.party.privacy;

import java.util.function.LongSupplier;
import org.heliograph.party.Eyes;
import org.heliograph.party.Party;
import org.heliograph.wire.streams.LongPolls;
import org.heliograph.wire.streams.Stream;

/** A mistake that somebody may make one day; none, as it stands. */
interface Leak extends Eyes {
    /** Nobody made one. */
    Leak NONE = new Leak() {};

    /** What somebody is given to read. */
    default Stream<?> stream(Stream<?> honest, LongSupplier entries) {
        return honest;
    }

    /** What is done when a party has been opened. */
    default void beside(Party party, LongPolls polls) {}
}
