package org.heliograph.cli.party.demo;

import java.io.PrintStream;
import java.util.List;
import org.heliograph.cli.remote.Frame;

/** A line for everything that somebody sees, with their id in front: where there is no terminal. */
final class PlainLog implements Audience {
    private final PrintStream out;

    PlainLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(String title, List<Place> places) {
        out.println(title);
    }

    @Override
    public void scene(String title) {
        out.println();
        out.println("== " + title);
    }

    @Override
    public void deed(String words) {
        out.println("> " + words);
    }

    @Override
    public void sees(Place place, Frame frame) {
        Remarks.of(frame).forEach(remark -> line(place, remark));
    }

    @Override
    public void ended(Place place, int code, String reason) {
        line(place, Remarks.ended(code, reason));
    }

    private void line(Place place, Remark remark) {
        out.println("[" + place.id() + "] " + remark.text());
    }

    @Override
    public void shown() {
        out.flush();
    }
}
