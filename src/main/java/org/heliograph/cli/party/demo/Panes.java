package org.heliograph.cli.party.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliograph.cli.remote.Frame;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A pane for each at the table, side by side: what a deed brought them stands side by side too, and where there is
 * nothing, somebody saw nothing. A terminal too narrow for all shows them in rows of a few.
 */
final class Panes implements Audience {
    private static final int NARROWEST = 22;
    private static final String BETWEEN = " │ ";

    private final PrintStream out;
    private final int columns;
    private final Ansi ansi;
    private final List<Place> places = new ArrayList<>();
    private final Map<Place, List<Remark>> fresh = new HashMap<>();
    private String deed = "";

    /**
     * Panes on a terminal.
     *
     * @param columns how wide it is
     */
    Panes(PrintStream out, int columns, Ansi ansi) {
        this.out = out;
        this.columns = columns;
        this.ansi = ansi;
    }

    @Override
    public void begins(String title, List<Place> all) {
        places.addAll(all);
        out.println(styled(title, Style.bold));
    }

    @Override
    public void scene(String title) {
        out.println();
        out.println(styled(
                "━━ " + title + " " + "━".repeat(Math.max(0, columns - 4 - Cells.width(title))), Style.bold));
    }

    @Override
    public void deed(String words) {
        deed = words;
    }

    @Override
    public void sees(Place place, Frame frame) {
        Remarks.of(frame).forEach(remark -> add(place, remark));
    }

    @Override
    public void ended(Place place, int code, String reason) {
        add(place, Remarks.ended(code, reason));
    }

    private void add(Place place, Remark remark) {
        fresh.computeIfAbsent(place, key -> new ArrayList<>()).add(remark);
    }

    @Override
    public void shown() {
        out.println();
        Cells.wrap("▸ " + deed, columns).forEach(line -> out.println(styled(line, Style.bold)));
        int inRow = inRow();
        for (int i = 0; i < places.size(); i += inRow) {
            row(places.subList(i, Math.min(places.size(), i + inRow)));
        }
        fresh.clear();
        out.flush();
    }

    /** As many as are wide enough, and in no row many more than in the others. */
    private int inRow() {
        int most = Math.max(1, (columns + BETWEEN.length()) / (NARROWEST + BETWEEN.length()));
        int rows = (places.size() + most - 1) / most;
        return (places.size() + rows - 1) / rows;
    }

    private void row(List<Place> some) {
        if (some.stream().noneMatch(fresh::containsKey)) {
            return;
        }
        int width = Math.max(1, (columns - BETWEEN.length() * (some.size() - 1)) / some.size());
        List<List<String>> panes =
                some.stream().map(place -> pane(place, width)).toList();
        int height = panes.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            int at = line;
            out.println(String.join(
                            styled(BETWEEN, Style.faint),
                            panes.stream()
                                    .map(pane -> at < pane.size() ? pane.get(at) : " ".repeat(width))
                                    .toList())
                    .stripTrailing());
        }
    }

    private List<String> pane(Place place, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(styled(Cells.filled(name(place, width), width), Style.underline));
        for (Remark remark : fresh.getOrDefault(place, List.of())) {
            Cells.wrap(remark.text(), width)
                    .forEach(line -> lines.add(remark.tone().paint(Cells.filled(line, width), ansi)));
        }
        return lines;
    }

    private static String name(Place place, int width) {
        return Cells.wrap(place.name(), width).get(0);
    }

    private String styled(String text, Style style) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }
}
