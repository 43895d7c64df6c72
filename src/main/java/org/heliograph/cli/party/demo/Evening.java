package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.heliograph.party.campaign.ExampleCampaign;

/**
 * An evening at a table, from the first seat taken to the end: exploring, a whisper, a fight with somebody hidden, a
 * moment in which all act, a phone that sleeps, a guest who is thrown out. The table, the connections and what comes over
 * them are real; only the words are written down here. It goes on when everybody has seen what they should.
 */
public final class Evening {
    private static final String TITLE = "The Drowned Bell";
    private static final String WREN = "wren";
    private static final String BRAM = "bram";
    private static final String SABLE = "sable";
    private static final String OTTILIE = "ottilie";

    private static final List<Place> PLACES = List.of(
            new Place(Stage.HOST, "The host", Transport.WEBSOCKET),
            new Place(WREN, "Wren Holloway", Transport.WEBSOCKET),
            new Place(BRAM, "Bram Oakhand", Transport.WEBSOCKET),
            new Place(SABLE, "Sable Quill", Transport.WEBSOCKET),
            new Place(OTTILIE, "Ottilie Reed", Transport.EVENT_STREAM),
            new Place(Stage.OBSERVER, "The observer", Transport.LONG_POLL));

    private final Stage stage;
    private final Host host;

    /**
     * An evening to be played once.
     *
     * @param server its address, without a slash at the end; it must be open to who sits at this machine
     * @param pause how long an audience has to read what a deed has brought
     */
    public Evening(URI server, Audience audience, Duration pause) {
        Door door = new Door(server);
        this.stage = new Stage(door, audience, pause);
        this.host = new Host(door, stage);
    }

    /**
     * Plays it.
     *
     * @throws IOException if the server refuses what it should not, or somebody does not see in time what they should
     */
    public void play() throws IOException, InterruptedException {
        try {
            arrival();
            exploring();
            whisper();
            new Fight(stage, host).play();
            sleep();
            kick();
            end();
        } finally {
            stage.close();
        }
    }

    private void arrival() throws IOException, InterruptedException {
        stage.open(ExampleCampaign.NAME, TITLE, PLACES);
        stage.scene("The table opens");
        for (Place place : PLACES) {
            stage.deed(place.name() + " sits down");
            stage.arrive(place.id());
            stage.shown();
        }
    }

    private void exploring() throws IOException, InterruptedException {
        stage.scene("The causeway");
        stage.deed("The host begins, and notes something down");
        host.narrate(Telling.of("Low tide. The tower stands in the mud, and its bell rings.")
                .noted("The warden has seen their lantern."));
        stage.shown();

        stage.deed("Wren acts");
        String search = stage.act(WREN, "I hold my lantern through the broken door.", Map.of());
        stage.shown();
        stage.deed("The host thinks, then answers: for all, for Wren alone, for its notes, and on Wren's sheet");
        host.command("thinking", object().add("message", "The water is rising…").build());
        for (String id : List.of(Stage.HOST, WREN, BRAM, SABLE, OTTILIE)) {
            stage.sees(id, "thinking", "The water is rising…");
        }
        host.resolve(
                WREN,
                search,
                Telling.of("Steps lead down. On the third lies a wet rope.")
                        .privately(WREN, "The knot is your brother's.")
                        .noted("Perception 17: she may find out who let go.")
                        .with(WREN, object().add("inventory", list("hooded lantern", "wet rope"))));
        host.sheetOf(WREN, "wet rope");
        stage.shown();
    }

    private void whisper() throws IOException, InterruptedException {
        stage.scene("A whisper");
        stage.deed("Sable whispers to the host");
        String whisper = stage.act(SABLE, "I count the strokes without a word.", Map.of("private", JsonValue.TRUE));
        stage.shown();
        stage.deed("The host answers her alone");
        host.resolveWhisper(
                SABLE,
                whisper,
                Telling.of("Eleven. And one that only you hear.").noted("She may guess its move once."));
        stage.shown();
        stage.deed("The host tells those in front");
        host.narrate(Telling.of("From here you two see a light move below."), WREN, SABLE);
        stage.shown();
    }

    private void sleep() throws IOException, InterruptedException {
        stage.scene("A phone sleeps");
        stage.deed("Sable acts, then her phone loses the network");
        String copy = stage.act(SABLE, "I copy the writing on the bell.", Map.of());
        stage.sleep(SABLE);
        stage.shown();
        stage.deed("The evening goes on without her");
        host.resolve(
                SABLE,
                copy,
                Telling.of("Sable writes as fast as she can.")
                        .privately(SABLE, "It is a list of names. Yours is the last.")
                        .noted("The ink will fade by morning."));
        host.narrate(Telling.of("The tide turns.").privately(OTTILIE, "Your flute hums by itself."));
        stage.shown();
        stage.deed("Her phone is back, and asks for what came after its cursor");
        stage.arrive(SABLE);
        stage.shown();
    }

    private void kick() throws IOException, InterruptedException {
        stage.scene("Thrown out");
        stage.deed("Bram does what he should not");
        stage.act(BRAM, "I ring the bell.", Map.of());
        stage.shown();
        stage.deed("The host sends him away, and what he wanted is cancelled");
        host.command("players/" + BRAM + "/kick", JsonValue.EMPTY_JSON_OBJECT);
        stage.sees(BRAM, "error", "Kicked by host");
        stage.goes(BRAM);
        stage.sees(Stage.HOST, "action_status", "cancelled");
        stage.shown();
    }

    private void end() throws IOException, InterruptedException {
        stage.scene("The end");
        stage.deed("The host ends the evening");
        host.narrate(Telling.of("Dawn. The tower is gone, and three sets of footprints lead home."));
        stage.shown();
        stage.deed("The table closes");
        host.command("stop", JsonValue.EMPTY_JSON_OBJECT);
        stage.allGo();
        stage.shown();
    }

    private static JsonObjectBuilder object() {
        return Json.createObjectBuilder();
    }

    private static JsonArrayBuilder list(String... texts) {
        return Json.createArrayBuilder(List.of(texts));
    }
}
