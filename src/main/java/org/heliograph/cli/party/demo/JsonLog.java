package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintStream;
import java.util.List;
import org.heliograph.cli.remote.Frame;

/** The frames of everybody at the table as they came, one JSON object a line. */
final class JsonLog implements Audience {
    private final PrintStream out;

    JsonLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(String title, List<Place> places) {
        places.forEach(place -> line(to(place)
                .add("name", place.name())
                .add("transport", place.transport().text())));
    }

    @Override
    public void scene(String title) {
        line(Json.createObjectBuilder().add("scene", title));
    }

    @Override
    public void deed(String words) {
        line(Json.createObjectBuilder().add("deed", words));
    }

    @Override
    public void sees(Place place, Frame frame) {
        line(to(place).add("frame", frame.json()));
    }

    @Override
    public void ended(Place place, int code, String reason) {
        line(to(place)
                .add("closed", Json.createObjectBuilder().add("code", code).add("reason", reason)));
    }

    private static JsonObjectBuilder to(Place place) {
        return Json.createObjectBuilder().add("recipient", place.id());
    }

    private void line(JsonObjectBuilder line) {
        out.println(line.build());
    }

    @Override
    public void shown() {
        out.flush();
    }
}
