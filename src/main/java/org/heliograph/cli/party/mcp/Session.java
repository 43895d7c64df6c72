package org.heliograph.cli.party.mcp;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** As whom the server knows the model, which may have to be introduced again. Any thread. */
final class Session {
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final ModelDoor door;

    // Changed with the lock of this.
    private volatile @Nullable String introduction;
    private volatile @Nullable String id;
    private volatile boolean isOver;

    Session(ModelDoor door) {
        this.door = door;
    }

    /** Empty before the model was introduced, and when it has left. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The model was introduced by this message.
     *
     * @return whether for the first time
     */
    synchronized boolean begin(String message, String known) {
        boolean isFirst = introduction == null;
        introduction = message;
        id = known;
        return isFirst;
    }

    /** Begins anew with a server that has forgotten the model; one thread does it for all. False if that fails. */
    synchronized boolean renewed(String forgotten) {
        String message = introduction;
        if (message == null || isOver) {
            return false;
        }
        if (!forgotten.equals(id)) {
            return true;
        }
        try {
            Optional<String> fresh =
                    ModelDoor.session(door.post(message, Optional.empty()).join());
            if (fresh.isPresent()) {
                id = fresh.get();
                door.post(INITIALIZED, fresh).join();
            }
            return fresh.isPresent();
        } catch (CompletionException e) {
            return false;
        }
    }

    /** The model leaves; what it has taken is given back. More than once does no harm. */
    void end() throws InterruptedException {
        isOver = true;
        String known = id;
        id = null;
        if (known != null) {
            door.leave(known);
        }
    }
}
