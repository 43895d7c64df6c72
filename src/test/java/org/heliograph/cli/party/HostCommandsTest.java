package org.heliograph.cli.party;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.cli.ExitStatus;
import org.heliograph.support.Camera;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host types, and what a real server makes of it. */
@DisplayName("heliograph party")
class HostCommandsTest {
    @TempDir
    Path data;

    private RunningServer server;
    private OpenTable table;

    @BeforeEach
    void start() {
        server = RunningServer.start(data);
        table = OpenTable.on(server, "Mines");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Typed type(String... words) {
        return Typed.in(arguments(words));
    }

    private String[] arguments(String... words) {
        List<String> all = new ArrayList<>(List.of("party"));
        all.addAll(List.of(words));
        all.addAll(List.of("--server", server.uri().toString(), "--data", data.toString()));
        return all.toArray(String[]::new);
    }

    @Test
    @DisplayName("P42 status shows who is there and what waits, for people and for programs")
    void status() {
        String action = table.act("thorin", "I search");

        Typed people = type("status");
        assertThat(people.status()).isZero();
        assertThat(people.out())
                .contains("Mines", table.id(), "thorin", "Elara", "1 pending, 0 processing, 0 resolved")
                .contains("next: " + action);
        JsonObject programs = type("status", "--json").json();
        assertThat(programs.getString("party_id")).isEqualTo(table.id());
        assertThat(programs.getInt("pending")).isEqualTo(1);
        assertThat(programs.getJsonArray("players")).hasSize(2);
    }

    @Test
    @DisplayName("P11 next takes the oldest action, tells by its exit status that there is none, and knows the context")
    void next() {
        Typed none = type("next");
        assertThat(none).isEqualTo(new Typed(ExitStatus.NOTHING, "", none.err()));
        assertThat(none.err()).hasLineCount(1);

        String first = table.act("thorin", "I search");
        String second = table.whisper("elara", "I pick his pocket");
        JsonObject taken = type("next", "--json", "--wait", "5").json();
        assertThat(taken.getString("action_id")).isEqualTo(first);
        assertThat(taken.keySet()).doesNotContain("context");
        assertThat(table.statusOf(first, "thorin")).isEqualTo("processing");

        Typed words = type("next", "--context");
        assertThat(words.status()).isZero();
        assertThat(words.out())
                .contains(second, "Elara (elara)", "whispered", "I pick his pocket", "\"hp\":12", "no combat");
        assertThat(type("next", "--wait", "56").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    @DisplayName("next lets what a player wrote take over no terminal")
    void harmless() {
        table.act("thorin", "\u001b[2J\u001b]0;mine\u0007 I \u202epeels\nand dream");

        assertThat(type("next").out())
                .contains("␛[2J␛]0;mine␇ I \ufffdpeels\nand dream")
                .doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    @DisplayName("P12 resolve says everything in one act, in words and as JSON")
    void resolve() throws IOException {
        String action = table.act("thorin", "I search");
        assertThat(type(
                        "resolve",
                        action,
                        "A door.",
                        "--private",
                        "thorin=A trap = danger",
                        "--dm-only",
                        "DC 15",
                        "--character",
                        "thorin={\"hp\":18}"))
                .isEqualTo(new Typed(0, action + " resolved" + System.lineSeparator(), ""));

        JsonObject told = last(table.told());
        assertThat(told.getString("content")).isEqualTo("A door.");
        assertThat(told.getString("dm_only")).isEqualTo("DC 15");
        assertThat(told.getJsonObject("all_private").getString("thorin")).isEqualTo("A trap = danger");
        assertThat(type("character", "get", "thorin", "--json").json().getInt("hp"))
                .isEqualTo(18);

        String other = table.act("elara", "I listen");
        Path answer = Files.writeString(data.resolve("answer.json"), "{\"narrative\":\"Silence.\"}");
        assertThat(type("resolve", other, "--json-input", answer.toString(), "--json")
                        .json()
                        .getString("status"))
                .isEqualTo("resolved");
        assertThat(last(table.told("elara")).getString("content")).isEqualTo("Silence.");
    }

    @Test
    @DisplayName("resolve reads a narrative, or all of it, from standard input")
    void standardInput() {
        String first = table.act("thorin", "I search");
        String second = table.act("elara", "I listen");

        assertThat(Typed.with("It says:\n\"Turn back!\"\n", arguments("resolve", first, "-"))
                        .status())
                .isZero();
        assertThat(last(table.told("elara")).getString("content")).isEqualTo("It says:\n\"Turn back!\"");
        assertThat(Typed.with("{\"narrative\":\"No.\"}", arguments("resolve", second, "--json-input", "-"))
                        .status())
                .isZero();
        assertThat(last(table.told("elara")).getString("content")).isEqualTo("No.");
    }

    @Test
    @DisplayName("a lone dash reaches every command")
    void dash() {
        Typed task = Typed.with(
                "make", "task", "nobody", "-", "--server", server.uri().toString());

        assertThat(task.status()).as(task.err()).isEqualTo(1);
        assertThat(task.err()).contains("bot");
    }

    @Test
    @DisplayName("P18 P19 a resolve that the server refuses ends with 1 and a sentence, and nothing is said")
    void refused() {
        String action = table.act("thorin", "I search");
        int before = table.told().size();

        assertThat(type("resolve", "nothing", "x"))
                .isEqualTo(new Typed(1, "", "heliograph: Unknown action" + System.lineSeparator()));
        Typed nobody = type("resolve", action, "x", "--private", "gorm=psst");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.err()).contains("gorm").hasLineCount(1);
        assertThat(type("resolve", action, "x", "--character", "gorm={\"hp\":1}")
                        .status())
                .isEqualTo(1);
        assertThat(table.told()).hasSize(before);

        assertThat(type("resolve", action, "x").status()).isZero();
        assertThat(type("resolve", action, "y").status()).isEqualTo(1);
        assertThat(table.told()).hasSize(before + 1);
    }

    @Test
    @DisplayName("a command line that makes no sense ends with 2, and says why")
    void misused() {
        assertThat(type("resolve", "x").err()).contains("What is to be said?");
        assertThat(type("resolve", "x", "y", "--json-input", "-").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(type("resolve", "x", "--private", "thorin").err()).contains("--private PLAYER=TEXT is expected");
        assertThat(type("resolve", "x", "--private", "a=1", "--private", "a=2").err())
                .contains("a is given twice");
        assertThat(type("combat", "start").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(type("combat", "start", "gob=soon").err()).contains("INITIATIVE is a whole number");
        assertThat(type("combat", "insert").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(type("auto", "--exec", "cat", "--timeout", "soon").err()).contains("--timeout must be");
        assertThat(Typed.in("party").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Typed.in("party", "combat").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(type("status", "--token", table.host(), "--party", table.id())
                        .status())
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    @DisplayName("JSON that is none is told by its place: nothing is sent")
    void noJson() throws IOException {
        Path file = Files.writeString(data.resolve("answer.json"), "{\"narrative\":\n \"secret }");
        Typed broken = type("say", "--json-input", file.toString());

        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.err()).contains("answer.json is no JSON").doesNotContain("secret");
        assertThat(type("say", "--json-input", data.resolve("none").toString()).err())
                .contains("Cannot read");
        assertThat(type("character", "patch", "thorin", "[]").err()).contains("The patch is no JSON object");
        assertThat(type("say", "x", "--character", "thorin={").status()).isEqualTo(1);
    }

    @Test
    @DisplayName("say speaks to all or to some, and prints the id of what was said")
    void say() {
        Typed all = type("say", "Night falls.");
        assertThat(all.out().strip()).isEqualTo(last(table.told()).getString("id"));
        assertThat(type("say", "You wake.", "--to", "elara", "--json").json().keySet())
                .containsExactly("id");

        assertThat(contents("thorin")).containsExactly("Night falls.");
        assertThat(contents("elara")).containsExactly("Night falls.", "You wake.");
    }

    @Test
    @DisplayName("thinking, requeue and cancel do what they say, each with the server's answer for programs")
    void smallOnes() {
        assertThat(type("thinking").status()).isZero();
        assertThat(type("thinking", "Hm …", "--json").json().getBoolean("success"))
                .isTrue();
        String action = table.act("thorin", "I search");
        table.take();

        assertThat(type("requeue", action, "--json").json().getString("status")).isEqualTo("pending");
        assertThat(table.statusOf(action, "thorin")).isEqualTo("pending");
        assertThat(type("requeue", action).status()).isEqualTo(1);
        assertThat(type("cancel", action).out().strip()).isEqualTo(action + " cancelled");
        assertThat(table.statusOf(action, "thorin")).isEqualTo("cancelled");
    }

    @Test
    @DisplayName("P38 P39 kick shuts a player out; token lets the player in again, by an address to scan")
    void seats() {
        String old = table.player("thorin");
        assertThat(type("kick", "thorin").out().strip()).isEqualTo("thorin was sent away");
        assertThat(server.get("/status?token=" + old).statusCode()).isEqualTo(401);
        assertThat(type("kick", "gorm").status()).isEqualTo(1);

        List<String> card = type("token", "thorin").out().lines().toList();
        assertThat(card.get(0)).isEqualTo("Thorin (thorin)");
        String url = card.get(1).strip();
        assertThat(url).contains("/play?token=hgp_").doesNotContain(old);
        assertThat(scanned(card.subList(2, card.size()))).isEqualTo(url);
        assertThat(card).allMatch(line -> line.length() <= 80, "fits into a terminal");
        assertThat(server.get("/status?token=" + url.replaceFirst(".*token=", ""))
                        .statusCode())
                .isEqualTo(200);

        assertThat(type("token", "observer", "--no-qr").out().lines()).hasSize(2);
        assertThat(type("token", "elara", "--json").json().keySet()).contains("player_id", "token", "url", "qr");
    }

    /** What a phone reads from a terminal whose light modules are drawn. */
    private static String scanned(List<String> lines) {
        int size = lines.get(0).length();
        return Camera.read(size, (x, y) -> {
            char drawn = lines.get(y / 2).charAt(x);
            return drawn == ' ' || drawn == (y % 2 == 0 ? '▄' : '▀');
        });
    }

    @Test
    @DisplayName("P32 P34 combat begins, moves and ends, and shows the host everything")
    void combat() throws IOException {
        Typed begun = type("combat", "start", "gob=20", "thorin=15", "elara=-3", "--turn-seconds", "60");
        assertThat(begun.status()).isZero();
        assertThat(begun.out().lines())
                .anyMatch(line -> line.startsWith(">  20  gob") && line.endsWith("hp 7/7  hidden"));
        assertThat(type("combat", "start", "thorin=1").status()).isEqualTo(1);
        assertThat(type("combat", "next", "--json").json().getString("current_turn"))
                .isEqualTo("thorin");

        Path wolf = Files.writeString(
                data.resolve("wolf.json"), "{\"id\":\"wolf\",\"name\":\"Wolf\",\"hp\":5,\"initiative\":7}");
        assertThat(type("combat", "insert", "--json-input", wolf.toString()).out())
                .containsPattern(" 7 +wolf +Wolf +hp 5");
        assertThat(type("combat", "simultaneous", "What do you do?", "--timeout", "30")
                        .out())
                .contains("What do you do?", "waiting for: thorin, elara");
        assertThat(type("combat", "end").out().strip()).isEqualTo("no combat");
        assertThat(type("combat", "end").status()).isEqualTo(1);
    }

    @Test
    @DisplayName("P37 character shows, replaces and changes a sheet")
    void character() throws IOException {
        assertThat(type("character", "get", "gob").out()).contains("\"hidden\": true");
        assertThat(type("character", "patch", "gob", "{\"hidden\":false}", "--json")
                        .json()
                        .getBoolean("hidden"))
                .isFalse();
        Path sheet = Files.writeString(data.resolve("sheet.json"), "{\"name\":\"Goblin King\",\"hp\":30}");
        assertThat(type("character", "put", "gob", sheet.toString(), "--json")
                        .json()
                        .getString("name"))
                .isEqualTo("Goblin King");
        Typed wrong = type("character", "patch", "thorin", "{\"hp\":\"many\"}");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("hp must be a whole number");
        assertThat(type("character", "get", "nobody").status()).isEqualTo(1);
    }

    @Test
    @DisplayName("P41 stop asks first, ends the party for good, and its host is still told so")
    void stops() {
        Typed asked = Typed.with("n\n", arguments("stop"));
        assertThat(asked.status()).isEqualTo(1);
        assertThat(asked.err()).contains("End Mines for everybody?", "Mines goes on");
        assertThat(Typed.with("", arguments("stop")).status())
                .as("nobody says yes")
                .isEqualTo(1);
        assertThat(type("status").status()).isZero();

        assertThat(type("stop", "--yes", "--json").json().getString("status")).isEqualTo("stopped");

        assertThat(type("status", "--party", table.id()).out().strip()).isEqualTo(table.id() + " is over");
        assertThat(type("status", "--party", table.id(), "--watch").status()).isZero();
        assertThat(type("next", "--party", table.id()).status()).isEqualTo(ExitStatus.NOT_ALLOWED);
        Typed none = type("status");
        assertThat(none.status()).isEqualTo(ExitStatus.NOT_ALLOWED);
        assertThat(none.err()).contains("There is no party in");
    }

    @Test
    @DisplayName("of several parties the newest is meant, unless another is named")
    void several() {
        OpenTable second = OpenTable.on(server, "Woods");

        Typed newest = type("status", "--json");
        assertThat(newest.json().getString("name")).isEqualTo("Woods");
        assertThat(newest.err().strip()).isEqualTo("heliograph: party " + second.id() + ", the newest of 2");
        assertThat(type("status", "--json", "--party", table.id()).json().getString("name"))
                .isEqualTo("Mines");
        assertThat(Typed.in(
                                "party",
                                "status",
                                "--json",
                                "--server",
                                server.uri().toString(),
                                "--token",
                                table.host())
                        .json()
                        .getString("name"))
                .isEqualTo("Mines");
        assertThat(type("status", "--party", "party-none").status()).isEqualTo(1);
        assertThat(type("status", "--party", "../secrets").err()).contains("no id of a party");
    }

    @Test
    @DisplayName("X16 no failure prints a secret, and each has its exit status")
    void failures() {
        Typed wrong = Typed.in(
                "party", "status", "--server", server.uri().toString(), "--token", "hgp_0123456789abcdef-_ghij");
        assertThat(wrong.status()).isEqualTo(ExitStatus.NOT_ALLOWED);
        assertThat(wrong.err()).hasLineCount(1).doesNotContain("hgp_");

        Typed player =
                Typed.in("party", "next", "--server", server.uri().toString(), "--token", table.player("thorin"));
        assertThat(player.status()).isEqualTo(ExitStatus.NOT_ALLOWED);

        List<Typed> all = List.of(
                wrong,
                player,
                type("resolve", "nothing", "x"),
                type("kick", "gorm"),
                type("status", "--party", "party-none"),
                Typed.in("party", "status", "--server", "http://127.0.0.1:1", "--data", data.toString()),
                Typed.in("party", "status", "--server", "ftp://nowhere", "--data", data.toString()));
        assertThat(all).extracting(Typed::status).containsExactly(4, 4, 1, 1, 1, 3, 2);
        assertThat(all).allSatisfy(typed -> assertThat(typed.err()).doesNotContain(table.secrets()));
    }

    @Test
    @DisplayName("a damaged file of tokens is told by its name, without what it holds")
    void damaged() throws IOException {
        Path file = data.resolve("party").resolve(table.id()).resolve("tokens.json");
        Files.writeString(file, Files.readString(file).replace("\"HOST\"", "\"HOST"));

        Typed damaged = type("status", "--party", table.id());
        assertThat(damaged.status()).isEqualTo(1);
        assertThat(damaged.err()).contains("tokens.json is damaged").doesNotContain("hgp_");
    }

    @Test
    @DisplayName("what the data folder holds is sent to no other machine by itself")
    void elsewhere() {
        Typed elsewhere = Typed.in("party", "status", "--server", "http://192.0.2.1:8080");

        assertThat(elsewhere.status()).isEqualTo(ExitStatus.NOT_ALLOWED);
        assertThat(elsewhere.err()).contains("another machine").hasLineCount(1);
    }

    private List<String> contents(String player) {
        return table.told(player).stream()
                .filter(event -> event.containsKey("content"))
                .map(event -> event.getString("content"))
                .toList();
    }

    private static JsonObject last(List<JsonObject> events) {
        return events.get(events.size() - 1);
    }
}
