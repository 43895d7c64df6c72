package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliograph.cli.party.demo.Evening;
import org.heliograph.cli.remote.Frame;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An evening, over WebSockets, an event stream and long-polls")
class EveningTest {
    private static final Path EXPECTED = Path.of("src", "test", "resources", "evening");

    /** What only these may read, wherever it comes from. */
    private static final Map<String, Set<String>> SECRETS = Map.ofEntries(
            // What the host noted down, and what the campaign notes for it.
            Map.entry("The warden has seen their lantern", Set.of("host")),
            Map.entry("Perception 17", Set.of("host")),
            Map.entry("She may guess its move once", Set.of("host")),
            Map.entry("Drop the net on Bram", Set.of("host")),
            Map.entry("The ink will fade", Set.of("host")),
            Map.entry("dm_", Set.of("host")),
            Map.entry("all_private", Set.of("host")),
            Map.entry("Took money from the tollkeeper", Set.of("host")),
            // What players wanted to do reaches others in the host's words alone.
            Map.entry("I count the strokes", Set.of("host")),
            Map.entry("I ring the bell", Set.of("host")),
            // What single players were told, or wrote on their sheets.
            Map.entry("The knot is your brother", Set.of("host", "wren")),
            Map.entry("Eleven. And one that only you hear", Set.of("host", "sable")),
            Map.entry("It is a list of names", Set.of("host", "sable")),
            Map.entry("Your flute hums", Set.of("host", "ottilie")),
            Map.entry("From here you two see", Set.of("host", "wren", "sable")),
            Map.entry("Counts her steps", Set.of("host", "wren")),
            Map.entry("Has never learned to swim", Set.of("host", "bram")),
            Map.entry("wet rope\"", Set.of("host", "wren")),
            // What a foe has left, and how it is armoured.
            Map.entry("\"max_hp\":9", Set.of("host")),
            Map.entry("\"max_hp\":22", Set.of("host")),
            Map.entry("\"hidden\"", Set.of("host")));

    @TempDir
    static Path data;

    private static final Transcript SEEN = new Transcript();

    @BeforeAll
    static void play() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(data, "party.grace", "200ms")) {
            new Evening(server.uri(), SEEN, Duration.ZERO).play();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "brings everybody exactly what is for them, in its order (P7, P12, P14, P21, P32, P34, P36, P37, P38, P41, P46)")
    @ValueSource(strings = {"host", "wren", "bram", "sable", "ottilie", "observer"})
    void exactly(String id) throws IOException {
        assertThat(SEEN.of(id)).containsExactlyElementsOf(Files.readAllLines(EXPECTED.resolve(id + ".txt")));
    }

    @Test
    @DisplayName("brings nobody a byte of what is for others (P13, P25)")
    void nothingElse() {
        assertThat(SEEN.ids()).hasSize(6);
        SECRETS.forEach((secret, readers) -> SEEN.ids()
                .forEach(id -> assertThat(SEEN.raw(id).stream().anyMatch(text -> text.contains(secret)))
                        .as("%s reads %s", id, secret)
                        .isEqualTo(readers.contains(id))));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("shows nobody who hides before it is revealed")
    @ValueSource(strings = {"wren", "bram", "sable", "ottilie", "observer"})
    void hidden(String id) {
        List<String> raw = SEEN.raw(id);
        int revealed = indexOf(raw, "bell-warden");

        assertThat(indexOf(raw, "Its warden climbs down")).isEqualTo(revealed + 1);
        assertThat(raw.subList(0, revealed)).noneMatch(text -> text.contains("The Bell Warden"));
    }

    private static int indexOf(List<String> raw, String part) {
        for (int i = 0; i < raw.size(); i++) {
            if (raw.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("Nobody was told of " + part);
    }

    @Test
    @DisplayName("gives a whisper's id to nobody but who whispered, and the host (P46)")
    void whisper() {
        String whisper = SEEN.frames("host").stream()
                .filter(frame -> frame.json().getBoolean("private", false))
                .findFirst()
                .orElseThrow()
                .json()
                .getString("action_id");

        assertThat(SEEN.ids().stream().filter(id -> SEEN.raw(id).stream().anyMatch(text -> text.contains(whisper))))
                .containsExactlyInAnyOrder("host", "sable");
    }

    @Test
    @DisplayName("brings everything that lasts once, with an id, a time that only grows and a cursor (X11)")
    void durable() {
        for (String id : SEEN.ids()) {
            List<Frame> durable = SEEN.frames(id).stream()
                    .filter(frame -> frame.id().isPresent() && !frame.type().equals("character_update"))
                    .filter(frame -> !frame.type().equals("combat_state"))
                    .toList();
            List<String> times = durable.stream()
                    .map(frame -> frame.json().getString("timestamp"))
                    .toList();

            assertThat(durable)
                    .as(id)
                    .hasSizeGreaterThan(10)
                    .allMatch(frame -> frame.cursor().isPresent());
            assertThat(times).as(id).isSorted().doesNotHaveDuplicates();
            assertThat(new HashSet<>(durable.stream().map(Frame::id).toList())).hasSameSizeAs(durable);
            assertThat(SEEN.raw(id)).noneMatch(text -> text.contains("\"seq\""));
        }
    }
}
