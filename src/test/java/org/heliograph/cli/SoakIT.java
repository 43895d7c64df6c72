package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heliograph.support.Frames;
import org.heliograph.support.Program;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An evening at full speed: some seconds of it, or as long as {@code -Dsoak=30m} or {@code -Dsoak=3h} says; the profile
 * {@code soak} runs nothing else. What the server holds is looked at after the first eighth, and at the end.
 */
@DisplayName("A party that goes on and on")
@Timeout(value = 4, unit = TimeUnit.HOURS)
class SoakIT {
    private static final int PLAYERS = 6;
    private static final int ACTIONS_A_SECOND = 10;
    private static final int SHORTEST_SECONDS = 8;
    private static final int WARM_UP_CYCLES = 200;

    /** Of an entry the index in memory keeps some hundred bytes until its file is full. */
    private static final long HEAP_KB_AN_ACTION = 2;

    private static final long SPARE_HEAP_KB = 16 * 1024;
    private static final int SPARE_THREADS = 8;
    private static final int SPARE_FILES = 16;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI server;
    private String host;
    private final List<Phone> phones = new ArrayList<>();
    private final Set<String> told = new LinkedHashSet<>();
    private int cycles;

    /** What the server's process holds. */
    private record Holding(long threads, long files, long heapKb) {}

    /** A player's phone: what it received, and where it was. */
    private final class Phone {
        private final String player;
        private final String token;
        private final Set<String> read = new LinkedHashSet<>();
        private long doubled;
        private String cursor;
        private WireClient socket;

        Phone(String player, String token) {
            this.player = player;
            this.token = token;
        }

        void wake() {
            String from = cursor == null ? "" : "&cursor=" + cursor;
            socket = WireClient.open(
                    URI.create(server.toString().replaceFirst("^http", "ws") + "ws?token=" + token + from));
            keep(socket.upTo("live"));
        }

        /** Its network is gone: nobody says goodbye. */
        void sleep() {
            socket.settle();
            keep(socket.waiting());
            socket.abort();
        }

        void readTo(String id) {
            while (!read.contains(id)) {
                keep(List.of(socket.next()));
            }
        }

        private void keep(List<JsonObject> frames) {
            for (JsonObject frame : frames) {
                if (frame.containsKey("cursor")) {
                    cursor = frame.getString("cursor");
                }
                if (frame.getString("type").equals("narrative")) {
                    doubled += read.add(frame.getString("id")) ? 0 : 1;
                }
                if (frame.getString("type").equals("ping")) {
                    socket.sendObject("type", "pong");
                }
            }
        }
    }

    @Test
    @DisplayName(
            "P47 P48: keeps no thread, socket or heap of what is over, loses nothing, and takes ten actions a second")
    void goesOn() throws Exception {
        Duration length = length();
        try (Program program = start()) {
            open();
            phones.forEach(Phone::wake);
            long begin = System.nanoTime();
            long end = begin + length.toNanos();
            Holding early = null;
            while (System.nanoTime() - end < 0 || early == null) {
                play();
                pace(begin);
                if (early == null && cycles >= WARM_UP_CYCLES / 4 && isPast(begin, length.dividedBy(8))) {
                    early = holding(program);
                    System.out.println("after " + cycles + " actions: " + early);
                }
            }
            int before = cycles;
            Holding late = holding(program);
            System.out.println("after " + before + " actions: " + late);

            for (Phone phone : phones) {
                assertThat(phone.read).as(phone.player).containsExactlyElementsOf(told);
                assertThat(phone.doubled).as(phone.player).isZero();
            }
            assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + SPARE_THREADS);
            assertThat(late.files()).isLessThanOrEqualTo(early.files() + SPARE_FILES);
            assertThat(late.heapKb()).isLessThanOrEqualTo(early.heapKb() + SPARE_HEAP_KB + before * HEAP_KB_AN_ACTION);
            assertThat(program.restOfErrors()).isEmpty();
        }
    }

    private static Duration length() {
        String soak = System.getProperty("soak", "");
        Matcher wanted = Pattern.compile("(\\d+)([smh])").matcher(soak);
        if (!wanted.matches()) {
            return Duration.ofSeconds(SHORTEST_SECONDS);
        }
        long count = Long.parseLong(wanted.group(1));
        return switch (wanted.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private Program start() {
        Program program =
                Program.startWith(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"), folder, "serve", "--port", "0");
        server = URI.create(program.line().replace("Heliograph ready at ", ""));
        return program;
    }

    private void open() throws Exception {
        StringBuilder characters = new StringBuilder();
        for (int i = 1; i <= PLAYERS; i++) {
            characters
                    .append(i == 1 ? "" : ",")
                    .append("{\"id\":\"hero-")
                    .append(i)
                    .append("\",\"name\":\"Hero\",\"hp\":20,\"max_hp\":20}");
        }
        JsonObject opened = post(
                "api/parties",
                null,
                "{\"name\":\"Soak\",\"characters\":[" + characters + "],"
                        + "\"foes\":[{\"id\":\"foe\",\"name\":\"Foe\",\"hp\":9,\"max_hp\":9,\"hidden\":true}]}");
        host = opened.getJsonObject("host").getString("token");
        opened.getJsonArray("players")
                .getValuesAs(JsonObject.class)
                .forEach(card -> phones.add(new Phone(card.getString("player_id"), card.getString("token"))));
    }

    /** One action from beginning to end, and now and then something else. */
    private void play() throws Exception {
        cycles++;
        Phone actor = phones.get(cycles % PLAYERS);
        Phone sleeper = cycles % 5 == 0 ? phones.get(cycles / 5 % PLAYERS) : null;
        if (sleeper != null) {
            sleeper.sleep();
        }
        post("action", actor.token, "{\"action\":\"I look around, for the " + cycles + ". time\"}");
        JsonObject action = post("api/party/next?context=true", host, "");
        JsonObject answer = post(
                "api/party/actions/" + action.getString("action_id") + "/resolve",
                host,
                "{\"narrative\":\"Nothing, for the " + cycles + ". time\",\"private\":{\"hero-1\":\"But a trap\"},"
                        + "\"characters\":{\"hero-2\":{\"hp\":" + (1 + cycles % 20) + "}}}");
        told.add(answer.getString("id"));
        String last =
                post("api/party/narrate", host, "{\"narrative\":\"And so on\"}").getString("id");
        told.add(last);
        if (cycles % 20 == 0) {
            fight();
        }
        if (sleeper != null) {
            sleeper.wake();
        }
        for (Phone phone : phones) {
            phone.readTo(last);
        }
    }

    private void fight() throws Exception {
        post(
                "api/party/combat/start",
                host,
                "{\"initiative\":[{\"id\":\"foe\",\"initiative\":9},{\"id\":\"hero-1\",\"initiative\":5}]}");
        post("api/party/combat/next", host, "");
        post("api/party/combat/end", host, "");
    }

    private void pace(long begin) {
        long due = begin + TimeUnit.SECONDS.toNanos(cycles) / ACTIONS_A_SECOND;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static boolean isPast(long begin, Duration length) {
        return System.nanoTime() - begin - length.toNanos() > 0;
    }

    private JsonObject post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(200, 201);
        return Frames.parse(answer.body());
    }

    private static Holding holding(Program program) throws IOException, InterruptedException {
        Path process = Path.of("/proc", String.valueOf(program.pid()));
        command("jcmd", String.valueOf(program.pid()), "GC.run");
        Matcher used = USED.matcher(command("jcmd", String.valueOf(program.pid()), "GC.heap_info"));
        assertThat(used.find()).isTrue();
        return new Holding(count(process.resolve("task")), count(process.resolve("fd")), Long.parseLong(used.group(1)));
    }

    private static String command(String... command) throws IOException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.count();
        }
    }
}
