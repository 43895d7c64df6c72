package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Guest;
import org.heliograph.support.LoggedTroubles;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S003: what survives a restart, a crash and damage")
class PartySurvivalAcceptanceTest {
    @TempDir
    Path data;

    @TempDir
    Path image;

    private static String status(Table table, String action) {
        return Bot.ok(table.host().status(action)).getString("status");
    }

    @Test
    @DisplayName("P27 P40: tokens, cursors, the queue and how things stand are as before; processing is pending again")
    void everything() {
        Table table;
        String cursor;
        String resolved;
        String processing;
        String pending;
        String observed;
        Guest replaced;
        try (RunningServer server = RunningServer.start(data)) {
            table = Table.open(server);
            table.tell("seen");
            cursor = table.player("thorin").head();
            resolved = table.player("thorin").act("resolved");
            table.resolve("{'narrative':'missed','private':{'thorin':'psst'}}");
            processing = table.player("elara").act("processing");
            table.next();
            pending = table.player("gorm").whisper("pending");
            table.combat("start", "{'initiative':[{'id':'thorin','initiative':9},{'id':'shade','initiative':5}]}");
            table.combat("next", "");
            Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'hp':3}"));
            replaced = new Guest(server, table.seat("mira", "token").getString("token"));
            observed = table.observer().ask("").body();
        }
        try (RunningServer server = RunningServer.start(data)) {
            Table same = table.at(server);
            assertThat(same.observer().ask("").body()).isEqualTo(observed);
            List<JsonObject> arrival = same.player("thorin").arrival("&cursor=" + cursor);
            assertThat(Guest.contents(arrival)).containsExactly("missed", "psst");
            assertThat(arrival.get(2).getJsonObject("data").getInt("hp")).isEqualTo(3);
            assertThat(status(same, resolved)).isEqualTo("resolved");
            assertThat(status(same, processing)).isEqualTo("pending");
            assertThat(status(same, pending)).isEqualTo("pending");
            assertThat(same.status().getInt("pending")).isEqualTo(2);
            assertThat(same.status().getInt("resolved")).isEqualTo(1);
            assertThat(same.next().getString("action_id")).isEqualTo(processing);
            JsonObject whisper = same.next();
            assertThat(whisper.getString("action_id")).isEqualTo(pending);
            assertThat(whisper.getBoolean("private")).isTrue();
            assertThat(same.host().post("/api/party/next", "").statusCode()).isEqualTo(204);
            assertThat(same.resolve(resolved, "{'narrative':'x'}").statusCode()).isEqualTo(409);
            assertThat(same.player("thorin").act("new")).isNotIn(resolved, processing, pending);
            assertThat(same.player("mira").tryTo("old token").statusCode()).isEqualTo(401);
            assertThat(new Guest(server, replaced.token())
                            .get("/character/mira")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("P27: who was there when the server went, and does not come back, has disconnected")
    void presence() {
        Table table;
        try (RunningServer server = RunningServer.start(data)) {
            table = Table.open(server);
            table.player("thorin").join();
            table.player("elara").join();
        }
        try (RunningServer server = RunningServer.start(data, "party.grace", "1s")) {
            Table same = table.at(server);
            try (WireClient elara = same.player("elara").join()) {
                assertThat(elara.next("system").getString("content")).isEqualTo("Thorin disconnected");
                same.tell("The end");
                assertThat(elara.next().getString("content")).isEqualTo("The end");
            }
            assertThat(Guest.contents(same.observer().read("")))
                    .containsExactly("Thorin joined", "Elara joined", "Thorin disconnected", "The end");
        }
    }

    @Test
    @DisplayName("P27: tokens of a party that is over stay dead over a restart, and its host is still told that it is")
    void over() {
        Table table;
        try (RunningServer server = RunningServer.start(data)) {
            table = Table.open(server);
            Bot.ok(table.host().post("/api/party/stop", ""));
        }
        try (RunningServer server = RunningServer.start(data)) {
            Table same = table.at(server);
            assertThat(same.player("thorin").ask("").statusCode()).isEqualTo(401);
            assertThat(same.status().getString("status")).isEqualTo("stopped");
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private static List<String> pending(Table table) {
        List<String> texts = new ArrayList<>();
        while (table.status().getInt("pending") > 0) {
            texts.add(table.next().getString("text"));
        }
        return texts;
    }

    @Test
    @DisplayName(
            "P28: a torn last line in either file: the rest is restored, the tear reported, nothing deleted, no id reused")
    void tornTails() throws IOException {
        for (String file : List.of("actions.jsonl", "responses.jsonl")) {
            Path own = data.resolve(file);
            Table table;
            Path folder;
            String first;
            String torn;
            try (RunningServer server = RunningServer.start(own)) {
                table = Table.open(server);
                first = table.player("thorin").act("first");
                torn = table.player("thorin").act("torn");
                folder = table.folder();
            }
            Path log = folder.resolve(file);
            String text = Files.readString(log);
            String tail = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
            Files.writeString(log, text.substring(0, text.length() - tail.length() / 2));
            LoggedTroubles troubles = new LoggedTroubles();
            try (RunningServer server = RunningServer.start(own)) {
                Table same = table.at(server);
                assertThat(pending(same)).contains("first");
                assertThat(troubles.all())
                        .anySatisfy(trouble -> assertThat(trouble).contains("Damaged line", table.id(), "cut off"));
                String again = same.player("thorin").act("again");
                assertThat(again).isNotIn(first, torn);
                assertThat(same.status().getInt("pending")).isEqualTo(1);
                try (Stream<Path> files = Files.walk(folder)) {
                    String all = files.filter(Files::isRegularFile)
                            .filter(path -> path.toString().contains(".jsonl"))
                            .map(PartySurvivalAcceptanceTest::read)
                            .reduce("", String::concat);
                    assertThat(all).contains(tail.substring(0, tail.length() / 2 - 1));
                }
            } finally {
                troubles.close();
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName(
            "P28: a damaged middle line of either file: every other record is restored, the damage reported with its place")
    void damagedMiddle() throws IOException {
        for (String file : List.of("actions.jsonl", "responses.jsonl")) {
            Path own = data.resolve(file);
            Table table;
            Path log;
            try (RunningServer server = RunningServer.start(own)) {
                table = Table.open(server);
                for (String text : List.of("first", "second", "third")) {
                    table.player("thorin").act(text);
                    table.tell("told " + text);
                }
                log = table.folder().resolve(file);
            }
            List<String> lines = lines(log);
            int damaged = lines.indexOf(lines.stream()
                    .filter(line -> line.contains("second"))
                    .findFirst()
                    .orElseThrow());
            lines.set(damaged, lines.get(damaged).replace("second", "s3cond"));
            Files.writeString(log, String.join("\n", lines) + "\n");
            LoggedTroubles troubles = new LoggedTroubles();
            try (RunningServer server = RunningServer.start(own)) {
                Table same = table.at(server);
                assertThat(pending(same)).contains("first", "third");
                assertThat(Guest.contents(same.observer().read(""))).contains("told first", "told third");
                assertThat(same.player("thorin").act("fourth")).isNotBlank();
                assertThat(troubles.all())
                        .anySatisfy(trouble -> assertThat(trouble).contains(file + " line " + (damaged + 1)));
                assertThat(server.get("/health/ready").body()).contains("damaged");
                assertThat(Files.readString(log)).contains("s3cond");
            } finally {
                troubles.close();
            }
        }
    }

    @Test
    @DisplayName(
            "P28 X10: an action that was put down but never queued, because the server died in between, is queued at the next opening")
    void betweenIntakeAndQueue() throws IOException {
        Table table;
        String lost;
        try (RunningServer server = RunningServer.start(data)) {
            table = Table.open(server);
            table.player("thorin").act("before");
            lost = Bot.ok(table.player("thorin").post("/action", "{'action':'in between','client_action_id':'c'}"))
                    .getString("action_id");
            killedBefore("responses.jsonl", lost);
        }
        try (RunningServer server = RunningServer.start(image)) {
            Table same = table.at(server);
            assertThat(status(same, lost)).isEqualTo("pending");
            assertThat(Bot.ok(same.player("thorin").post("/action", "{'action':'in between','client_action_id':'c'}"))
                            .getString("action_id"))
                    .isEqualTo(lost);
            assertThat(pending(same)).containsExactly("before", "in between");
        }
        try (RunningServer server = RunningServer.start(image)) {
            assertThat(pending(table.at(server))).containsExactly("before", "in between");
        }
    }

    @Test
    @DisplayName(
            "P27 X10: an answer whose line did not reach the disk was never given: the action is pending, nothing was changed")
    void halfAnAnswer() throws IOException {
        Table table;
        String action;
        try (RunningServer server = RunningServer.start(data)) {
            table = Table.open(server);
            action = table.player("thorin").act("I look");
            table.resolve("{'narrative':'lost words','characters':{'thorin':{'hp':1}}}");
            killedBefore("responses.jsonl", "lost words");
        }
        try (RunningServer server = RunningServer.start(image)) {
            Table same = table.at(server);
            assertThat(status(same, action)).isEqualTo("pending");
            assertThat(Bot.ok(same.player("thorin").get("/character/thorin")).getInt("hp"))
                    .isEqualTo(20);
            assertThat(same.observer().read("")).isEmpty();
            same.resolve("{'narrative':'found words'}");
        }
    }

    /** Leaves an image of the data, as if the process had been killed before the first line with this was written. */
    private void killedBefore(String file, String text) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path source : files.toList()) {
                Path copy = image.resolve(data.relativize(source).toString());
                // How far the log reached is noted later than the log itself.
                if (!Files.isDirectory(copy) && !source.toString().endsWith("head.bin")) {
                    Files.copy(source, copy);
                }
            }
        }
        try (Stream<Path> files = Files.walk(image)) {
            Path log = files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
            List<String> lines = lines(log);
            int first = lines.indexOf(lines.stream()
                    .filter(line -> line.contains(text))
                    .findFirst()
                    .orElseThrow());
            Files.writeString(log, String.join("\n", lines.subList(0, first)) + "\n");
        }
    }
}
