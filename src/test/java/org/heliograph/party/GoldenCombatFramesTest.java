package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.support.Frames;
import org.heliograph.support.Golden;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of a combat: as each sees one and the same")
class GoldenCombatFramesTest {
    private static final FrameEncoder ENCODER = new FrameEncoder(new Json());
    private static final Recipient BRANNOC = Recipient.player("brannoc");

    @Test
    @DisplayName("X11, P32: what leaves is, byte for byte, what the files say")
    void frames() {
        assertThat(encoded()).containsExactlyInAnyOrderEntriesOf(Golden.in("party-combat"));
    }

    static Map<String, String> encoded() {
        PartyState none = begun();
        PartyState turns = begun();
        turns.fight(
                Combat.NONE.fighting(Combat.Fight.begin(
                        List.of(
                                new Combat.Rank("ghoul", 20),
                                new Combat.Rank("brannoc", 15),
                                new Combat.Rank("wolf", 11),
                                new Combat.Rank("ysolde", 3)),
                        60,
                        Golden.AT)),
                Golden.AT);
        PartyState together = begun();
        together.fight(
                Combat.NONE.asking(new Combat.Together(
                        "The bridge breaks. What do you do?", Golden.AT.plusSeconds(90), 90, List.of("ysolde"))),
                Golden.AT);
        Map<String, String> frames = new TreeMap<>();
        frames.put("none", frame(none, BRANNOC));
        frames.put("turns", frame(turns, BRANNOC));
        frames.put("turns-observer", frame(turns, Recipient.OBSERVER));
        frames.put("turns-host", frame(turns, Recipient.HOST));
        frames.put("simultaneous", frame(together, BRANNOC));
        return frames;
    }

    private static String frame(PartyState state, Recipient recipient) {
        return ENCODER.encode(Standing.of(state, recipient).combatState()).text();
    }

    /** The ghoul is hidden, and so is its turn. */
    private static PartyState begun() {
        PartyState state = new PartyState();
        state.start(
                "The Old Mill",
                Golden.AT,
                List.of(
                        sheet("{\"id\":\"brannoc\",\"name\":\"Brannoc\",\"hp\":14,\"max_hp\":20,\"ac\":16}"),
                        sheet("{\"id\":\"ysolde\",\"name\":\"Ysolde\",\"hp\":12,\"max_hp\":12,\"ac\":13,"
                                + "\"conditions\":[\"blessed\"]}")),
                List.of(
                        sheet("{\"id\":\"wolf\",\"name\":\"Wolf\",\"hp\":5,\"max_hp\":11,\"ac\":12}"),
                        sheet("{\"id\":\"ghoul\",\"name\":\"Ghoul\",\"hp\":22,\"max_hp\":22,\"ac\":12,"
                                + "\"hidden\":true}")));
        return state;
    }

    private static Sheet sheet(String json) {
        return new Sheet(Frames.parse(json));
    }
}
