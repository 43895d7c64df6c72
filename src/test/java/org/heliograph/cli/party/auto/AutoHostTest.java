package org.heliograph.cli.party.auto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.party.OpenTable;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command in the host's place, a real server, real commands. */
@NeedsTool("sh")
@DisplayName("heliograph party auto")
class AutoHostTest {
    private static final String WAIT = "while [ ! -e go ]; do sleep 0.02; done";

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<String> objects = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
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

    @Test
    @DisplayName("P29 answers one action after the other, the oldest first, never two at once")
    void inOrder() throws Exception {
        List<String> actions =
                List.of(table.act("thorin", "one"), table.act("elara", "two"), table.act("thorin", "three"));
        AutoHost host =
                host("mkdir only || exit 9; tr -d '\\n' | sed 's/.*\"text\":\"\\([^\"]*\\)\".*/You tried \\1./';"
                        + " sleep 0.1; rmdir only");
        FutureTask<Integer> hosting = started(host);

        awaitTold(3);
        host.stop();
        hosting.cancel(true);

        assertThat(narratives()).containsExactly("You tried one.", "You tried two.", "You tried three.");
        assertThat(actions)
                .allMatch(
                        action -> table.statusOf(action, owner(action, actions)).equals("resolved"));
        assertThat(objects)
                .allSatisfy(object ->
                        assertThat(Frames.parse(object).getString("status")).isEqualTo("resolved"));
    }

    private static String owner(String action, List<String> actions) {
        return actions.indexOf(action) == 1 ? "elara" : "thorin";
    }

    @Test
    @DisplayName("hands an action over with its context, on standard input and nowhere else")
    void input() throws Exception {
        table.act("thorin", "$(touch hacked) `touch hacked`; touch hacked \"'\n");
        AutoHost host = host("cat > input; env > environment; tr '\\0' ' ' < /proc/self/cmdline > words; echo ok");
        FutureTask<Integer> hosting = started(host);
        awaitTold(1);
        host.stop();
        hosting.cancel(true);

        JsonObject input = Frames.parse(Files.readString(folder.resolve("input")));
        assertThat(input.getString("text")).startsWith("$(touch hacked)");
        assertThat(input.getJsonObject("context").keySet()).contains("character", "combat", "recent");
        assertThat(Files.exists(folder.resolve("hacked"))).isFalse();
        assertThat(Files.readString(folder.resolve("environment")))
                .doesNotContain("hacked", "HELIOGRAPH_TOKEN", "hgp_");
        assertThat(Files.readString(folder.resolve("words"))).doesNotContain("hacked", "hgp_");
    }

    @Test
    @DisplayName("P12 takes an object for the whole answer: public, private, for the host alone, and characters")
    void object() throws Exception {
        table.act("thorin", "I search");
        AutoHost host = host("echo '{\"narrative\":\"A door.\",\"private\":{\"elara\":\"A smell.\"},"
                + "\"dm_only\":\"DC 15\",\"characters\":{\"thorin\":{\"hp\":9}}}'");
        FutureTask<Integer> hosting = started(host);
        awaitTold(1);
        host.stop();
        hosting.cancel(true);

        JsonObject told = table.told().get(1);
        assertThat(told.getString("dm_only")).isEqualTo("DC 15");
        assertThat(told.getJsonObject("all_private").getString("elara")).isEqualTo("A smell.");
    }

    @ParameterizedTest
    @DisplayName("leaves an action pending whose command fails, and begins with the same one again")
    @ValueSource(
            strings = {
                "exit 3",
                "true",
                "echo '{\"narrative\":'",
                "echo '{\"private\":{\"nobody\":\"x\"}}'",
                "echo '{\"characters\":{\"nobody\":{\"hp\":1}},\"narrative\":\"x\"}'",
                "head -c 1100000 /dev/zero | tr '\\0' x",
                "head -c 20000 /dev/zero | tr '\\0' x",
                "no-such-command-here",
                "sleep 600"
            })
    void fails(String failing) throws Exception {
        String first = table.act("thorin", "one");
        table.act("elara", "two");
        AutoHost host = host(
                "if [ ! -e failed ]; then touch failed; " + failing + "; exit $?; fi; echo well",
                Duration.ofSeconds(1));
        FutureTask<Integer> hosting = started(host);
        awaitTold(2);
        host.stop();
        hosting.cancel(true);

        assertThat(objects.stream().map(Frames::parse).map(object -> object.getString("status")))
                .containsExactly("pending", "resolved", "resolved");
        assertThat(Frames.parse(objects.get(0)).getString("action_id")).isEqualTo(first);
        assertThat(Frames.parse(objects.get(1)).getString("action_id")).isEqualTo(first);
        assertThat(err.toString(UTF_8)).contains("action " + first + " of Thorin waits again: ");
        assertThat(pauses).as("no hot loop").isNotEmpty();
    }

    @Test
    @DisplayName("waits longer each time that an action gets no answer")
    void backsOff() throws Exception {
        table.act("thorin", "one");
        AutoHost host = host("echo oops >&2; exit 1");
        FutureTask<Integer> hosting = started(host);
        await().atMost(Duration.ofSeconds(30)).until(() -> objects.size() >= 12);
        host.stop();
        hosting.cancel(true);

        assertThat(pauses.subList(0, 11)).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) > 0);
        assertThat(table.status().getInt("pending") + table.status().getInt("processing"))
                .isEqualTo(1);
        assertThat(errors.toString(UTF_8)).startsWith("oops\noops\n");
        assertThat(err.toString(UTF_8)).contains("waits again: exit status 1");
    }

    @Test
    @DisplayName("ends a command that takes too long, with all that it started")
    void tooLong() throws Exception {
        table.act("thorin", "one");
        AutoHost host = host(
                "[ -e pid ] && { echo well; exit; }; trap '' TERM; sleep 600 & echo $! > pid; " + WAIT,
                Duration.ofSeconds(1));
        FutureTask<Integer> hosting = started(host);
        awaitTold(1);
        host.stop();
        hosting.cancel(true);

        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(pid)
                        .map(ProcessHandle::isAlive)
                        .orElse(false)
                        .equals(false));
        assertThat(err.toString(UTF_8)).contains("it took longer than 1 s");
    }

    @Test
    @DisplayName("that is stopped ends its command and gives its action back")
    void stopped() throws Exception {
        String action = table.act("thorin", "one");
        AutoHost host = host("touch ran; sleep 600");
        FutureTask<Integer> hosting = started(host);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("ran")));
        assertThat(table.statusOf(action, "thorin")).isEqualTo("processing");

        host.stop();

        assertThat(table.statusOf(action, "thorin")).isEqualTo("pending");
        assertThat(hosting.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    @DisplayName("goes on when somebody else has done with the action meanwhile")
    void settledElsewhere() throws Exception {
        String first = table.act("thorin", "one");
        table.act("elara", "two");
        AutoHost host = host("touch ran; " + WAIT + "; echo well");
        FutureTask<Integer> hosting = started(host);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("ran")));

        table.cancel(first);
        go();

        awaitTold(1);
        host.stop();
        hosting.cancel(true);
        assertThat(objects.stream().map(Frames::parse).map(object -> object.getString("status")))
                .containsExactly("settled", "resolved");
    }

    @Test
    @DisplayName("P27 waits for a server that went away, and tells the answer that it has by then")
    void restart() throws Exception {
        table.act("thorin", "one");
        AutoHost host = host("touch ran; " + WAIT + "; echo well");
        FutureTask<Integer> hosting = started(host);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("ran")));
        String port = String.valueOf(server.uri().getPort());

        server.close();
        go();
        await().atMost(Duration.ofSeconds(30)).until(() -> err.toString(UTF_8).contains("the server is away"));
        server = RunningServer.start(data, "port", port);

        awaitTold(1);
        table.act("elara", "two");
        awaitTold(2);
        host.stop();
        hosting.cancel(true);
        assertThat(narratives()).containsExactly("well", "well");
        assertThat(err.toString(UTF_8)).contains("the server is away", "connected again");
    }

    @Test
    @DisplayName("shows everybody that it is at it, if asked to")
    void thinking() throws Exception {
        try (WireClient socket = server.socket("/ws?token=" + table.player("elara"))) {
            socket.next("live");
            table.act("thorin", "one");
            AutoHost host = host("echo well", Duration.ofSeconds(30), AutoHost.Prelude.thinking());
            FutureTask<Integer> hosting = started(host);

            assertThat(socket.next("thinking").getString("message")).isNotBlank();
            assertThat(socket.next("narrative").getString("content")).isEqualTo("well");
            host.stop();
            hosting.cancel(true);
        }
    }

    @Test
    @DisplayName("P41 ends when the party is over, well")
    void over() throws Exception {
        FutureTask<Integer> hosting = started(host("echo well"));
        await().atMost(Duration.ofSeconds(30)).until(() -> err.toString(UTF_8).contains("waiting for actions"));

        server.post("/api/party/stop", "", "Authorization", "Bearer " + table.host());

        assertThat(hosting.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(err.toString(UTF_8)).contains("the party is over").doesNotContain(table.secrets());
    }

    @Test
    @DisplayName("does not begin where the server is not there, or will not have it")
    void doesNotBegin() {
        assertThatThrownBy(() ->
                        host(URI.create("http://127.0.0.1:1"), table.host()).run())
                .isInstanceOf(UnreachableException.class);
        assertThatThrownBy(() -> host(server.uri(), table.player("thorin")).run())
                .isInstanceOf(RefusedException.class);
    }

    private AutoHost host(String command) {
        return host(command, Duration.ofSeconds(30));
    }

    private AutoHost host(String command, Duration limit) {
        return host(command, limit, AutoHost.Prelude.none());
    }

    private AutoHost host(String command, Duration limit, AutoHost.Prelude prelude) {
        return host(server.uri(), table.host(), command, limit, prelude);
    }

    private AutoHost host(URI address, String token) {
        return host(address, token, "echo well", Duration.ofSeconds(30), AutoHost.Prelude.none());
    }

    private AutoHost host(URI address, String token, String command, Duration limit, AutoHost.Prelude prelude) {
        return new AutoHost(
                new RemoteParty(new RemoteServer(address, Optional.of(token))),
                new Narrator(command, folder, limit, Duration.ofMillis(300), errors),
                prelude,
                new Diary(new PrintWriter(err, true, UTF_8), objects::add),
                new AutoHost.Tempo(shortened(), new Random(5)));
    }

    /** What was to be waited is written down, and a part of it is. */
    private Pause shortened() {
        return duration -> {
            pauses.add(duration);
            Pause.real().hold(duration.dividedBy(20));
        };
    }

    private static FutureTask<Integer> started(AutoHost host) {
        Callable<Integer> work = () -> {
            host.run();
            return 0;
        };
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "host");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private void go() throws IOException {
        Files.createFile(folder.resolve("go"));
    }

    private void awaitTold(int narratives) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> narratives().size() >= narratives
                        && objects.stream()
                                        .filter(object -> object.contains("resolved"))
                                        .count()
                                >= narratives);
    }

    private List<String> narratives() {
        return table.told().stream()
                .filter(event -> event.getString("type").equals("narrative"))
                .map(event -> event.getString("content"))
                .toList();
    }
}
