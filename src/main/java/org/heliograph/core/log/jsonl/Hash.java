package org.heliograph.core.log.jsonl;

/** The hash that index files hold; never changes, unlike that of the platform. */
final class Hash {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static long of(String text) {
        return mixed(add(START, text));
    }

    /** Of both, so that equal keys of two topics differ. */
    static long of(String topic, String key) {
        return mixed(add(add(START, topic) * PRIME + 1, key));
    }

    private static long add(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
