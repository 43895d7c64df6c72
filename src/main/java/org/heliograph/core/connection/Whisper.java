package org.heliograph.core.connection;

import org.jspecify.annotations.Nullable;

/** Something worth knowing only now. It is looked at when it leaves, so that it is never older than that. */
public interface Whisper {
    /** What there is to know; null if that is nothing any more. Called by a sending thread, which must not be blocked. */
    @Nullable
    Frame frame();
}
