package org.heliograph.party;

/** What an action's status is called. */
public final class ActionStatus {
    /** It waits. */
    public static final String PENDING = "pending";

    /** The host is at it. */
    public static final String PROCESSING = "processing";

    /** The host has answered it. */
    public static final String RESOLVED = "resolved";

    /** It was never taken. */
    public static final String REJECTED = "rejected";

    /** It will not be carried out. */
    public static final String CANCELLED = "cancelled";

    private ActionStatus() {}
}
