package org.heliograph.party;

/** Somebody at the table, as far as it decides what may be seen and done. */
public sealed interface Recipient {
    /** What the host is called where a player's id stands. */
    String HOST_ID = "host";

    /** What those who only watch are called where a player's id stands. */
    String OBSERVER_ID = "observer";

    /** The host. */
    Recipient HOST = new Host();

    /** Whoever only watches. */
    Recipient OBSERVER = new Observer();

    /** A player of this id. */
    static Recipient player(String id) {
        return new Player(id);
    }

    /** A player's id; of the others, what stands in its place. */
    String id();

    /** HOST, PLAYER or OBSERVER. */
    String role();

    /** The game master, who sees everything. */
    record Host() implements Recipient {
        @Override
        public String id() {
            return HOST_ID;
        }

        @Override
        public String role() {
            return "HOST";
        }
    }

    /** One who plays a character, whose id is also the player's. */
    record Player(String id) implements Recipient {
        @Override
        public String role() {
            return "PLAYER";
        }
    }

    /** One who watches what everybody may see. */
    record Observer() implements Recipient {
        @Override
        public String id() {
            return OBSERVER_ID;
        }

        @Override
        public String role() {
            return "OBSERVER";
        }
    }
}
