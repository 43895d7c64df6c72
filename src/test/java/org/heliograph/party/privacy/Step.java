package org.heliograph.party.privacy;

/**
 * Something that happens, or may: in two worlds at once. What the watcher may see of it is the same in both; the rest
 * hangs on {@code first} in the one and on {@code second} in the other.
 *
 * @param n which, as the deed takes it
 * @param m how, as the deed takes it
 */
record Step(Deed deed, int n, int m, int first, int second) {
    /** What happens. */
    enum Deed {
        // What the watcher may see something of.
        SAY,
        SAY_TO_FEW,
        OTHER_ACTS,
        HOST_TAKES,
        RESOLVE_OWN,
        RESOLVE_OTHERS,
        REQUEUE_OWN,
        CANCEL_OWN,
        FIGHT,
        NEXT,
        INSERT,
        END,
        TOGETHER,
        WOUND,
        AFFLICT,
        CHANGE_SHEET,
        UNVEIL,
        COME,
        GO,
        WAIT,
        KICK,
        READMIT,
        THINK,
        // What the watcher does.
        OPEN_SOCKET,
        OPEN_EVENTS,
        TAKE,
        CLOSE,
        HISTORY,
        POLL,
        LONG_POLL,
        TIME_IS_OVER,
        ACT,
        ACT_BY_SOCKET,
        ASK_FOR_ACTION,
        ASK_FOR_CHARACTER,
        ASK_FOR_STATUS,
        // What it may not know of.
        WHISPER,
        MURMUR,
        SECRET_SAY,
        SECRET_TAKE,
        SECRET_REQUEUE,
        SECRET_CANCEL,
        SECRET_RESOLVE,
        SCRATCH,
        NOTE,
        PURSE,
        ARMOUR,
        GHOST_COMES,
        GHOST_ACTS,
        GHOST_IS_HURT,
        SECOND_TAB,
        FLAP,
        HOST_TAB,
        WATCHERS_TAB,
        TICK
    }

    /** Whether the watcher may know that it happens. */
    boolean isSecret() {
        return deed.compareTo(Deed.WHISPER) >= 0;
    }

    /** Whether it is anything in a world. */
    boolean happens(World.Which world) {
        return !isSecret() || hidden(world) % 2 == 1;
    }

    /** What hangs on the world. */
    int hidden(World.Which world) {
        return world == World.Which.FIRST ? first : second;
    }
}
