package org.heliograph.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.heliograph.cli.party.demo.*;
import org.heliograph.cli.remote.Frame;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveningTest {
    @TempDir
    Path data;

    @Test
    void evening() throws Exception {
        try (RunningServer server = RunningServer.start(data, "party.grace", "200ms")) {
            new Evening(server.uri(), new Audience() {
                public void begins(String title, List<Place> places) {}
                public void scene(String title) { System.out.println("== " + title); }
                public void deed(String words) { System.out.println("  > " + words); }
                public void sees(Place place, Frame frame) { System.out.println("    " + place.id() + " " + frame.text()); }
                public void ended(Place place, int code, String reason) { System.out.println("    " + place.id() + " ENDED " + code + " " + reason); }
                public void shown() {}
            }, Duration.ZERO).play();
        }
    }
}
