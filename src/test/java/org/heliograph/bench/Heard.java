package org.heliograph.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what a decoder hands on, and feeds it as a socket would: in pieces, what was not used coming again. */
final class Heard implements Inbox {
    final List<String> events = new ArrayList<>();

    static List<String> from(Decoder decoder, byte[] bytes, int piece) {
        Heard heard = new Heard();
        byte[] rest = {};
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] next = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
            byte[] whole = Arrays.copyOf(rest, rest.length + next.length);
            System.arraycopy(next, 0, whole, rest.length, next.length);
            int used = decoder.decode(whole, 0, whole.length, heard);
            rest = Arrays.copyOfRange(whole, used, whole.length);
        }
        return heard.events;
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        events.add("text " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void ping(byte[] bytes, int from, int to) {
        events.add("ping " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void closing(int code) {
        events.add("closing " + code);
    }
}
