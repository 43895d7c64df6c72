package org.heliograph.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The last part of what was printed, in memory that does not grow with it. Any thread. */
final class OutputTail {
    private final byte[] ring;
    private long written;

    /** @param most how many bytes are kept */
    OutputTail(int most) {
        this.ring = new byte[most];
    }

    synchronized void write(byte[] bytes, int from, int length) {
        int skipped = Math.max(0, length - ring.length);
        written += skipped;
        for (int i = from + skipped; i < from + length; i++) {
            ring[(int) (written++ % ring.length)] = bytes[i];
        }
    }

    /** What is kept, as text: no character is cut in two, and what is no UTF-8 is replaced. */
    synchronized String text() {
        int kept = (int) Math.min(written, ring.length);
        byte[] bytes = new byte[kept];
        for (int i = 0; i < kept; i++) {
            bytes[i] = ring[(int) ((written - kept + i) % ring.length)];
        }
        int start = 0;
        while (written > kept && start < Math.min(3, kept) && isContinuation(bytes[start])) {
            start++;
        }
        return new String(bytes, start, kept - start, UTF_8);
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }
}
