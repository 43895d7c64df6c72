package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.heliograph.plans.Outlet;

/** Keeps what it is told. */
final class RecordingDisplay implements Display {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    List<String> events() {
        return events;
    }

    List<String> words() {
        return words;
    }

    String printed() {
        return printed.toString(UTF_8);
    }

    @Override
    public void page(URI page) {
        events.add("page " + page);
    }

    @Override
    public void began(int step) {
        events.add("began " + step);
    }

    @Override
    public void ended(int step, Outcome outcome, Duration took) {
        events.add("ended " + step + " " + outcome.error());
    }

    @Override
    public void printed(Outlet stream, byte[] bytes) {
        printed.writeBytes(bytes);
    }

    @Override
    public void say(String said) {
        words.add(said);
    }

    @Override
    public void over(String how, Duration took) {
        events.add("over " + how);
    }
}
