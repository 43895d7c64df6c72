package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.heliograph.support.Frames;
import org.heliograph.support.Program;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system was asked for, in which order, while the real server took messages. */
@DisplayName("K3 What is acknowledged is on disk, says strace")
class AcknowledgedIT {
    private static final int MESSAGES = 10;
    private static final String CALLS = "trace=pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg";

    @TempDir
    private Path folder;

    private List<String> calls = List.of();

    @Test
    @DisplayName("K3 the line is written and forced before the answer to a post, and before the frame, leaves")
    void forcedBeforeAnswered() throws Exception {
        assumeTrue(canTrace(), "Needs strace, and leave to trace");
        Path trace = folder.resolve("trace");
        List<String> strace = List.of("strace", "-f", "-y", "-s", "4096", "-e", CALLS, "-o", trace.toString());
        List<String> contents = new ArrayList<>();
        try (Program server = Program.startUnder(strace, folder, "serve", "--port", "0")) {
            URI uri = URI.create(server.line().replace("Heliograph ready at ", ""));
            try (WireClient socket =
                    WireClient.open(URI.create("ws" + uri.toString().substring(4) + "api/ws/lobby"))) {
                socket.next("connected");
                for (int i = 0; i < MESSAGES; i++) {
                    String posted = "posted-" + i + ".";
                    String sent = "sent-" + i + ".";
                    assertThat(post(uri, posted)).isEqualTo(200);
                    socket.sendObject("type", "message", "content", sent);
                    assertThat(content(socket)).isEqualTo(posted);
                    assertThat(content(socket)).isEqualTo(sent);
                    contents.addAll(List.of(posted, sent));
                }
            }
            server.terminate().status();
        }
        calls = Files.readAllLines(trace);
        for (String content : contents) {
            int written =
                    first(0, line -> line.contains("pwrite64(") && line.contains(".jsonl>") && line.contains(content));
            int answered = first(0, line -> !line.contains(".jsonl>") && line.contains(content));
            assertThat(answered).as("the answer of %s", content).isBetween(0, calls.size() - 1);
            assertThat(forcedAfter(written)).as("the force of %s", content).isBetween(written, answered);
        }
    }

    private static String content(WireClient socket) {
        return socket.next("message").getJsonObject("data").getString("content");
    }

    private static int post(URI uri, String content) throws IOException, InterruptedException {
        String body = Frames.object("channel_id", "lobby", "author", "ada", "content", content)
                .toString();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri.resolve("/api/messages"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    /** Where the force that was asked for after this call had succeeded. */
    private int forcedAfter(int written) {
        int asked = first(written, line -> line.contains("fdatasync(") && line.contains(".jsonl>"));
        String call = calls.get(asked);
        if (call.endsWith("= 0")) {
            return asked;
        }
        String thread = call.substring(0, call.indexOf(' '));
        return first(
                asked,
                line -> line.startsWith(thread + " ") && line.contains("fdatasync resumed>") && line.endsWith("= 0"));
    }

    private int first(int from, Predicate<String> wanted) {
        for (int i = from; i < calls.size(); i++) {
            if (wanted.test(calls.get(i))) {
                return i;
            }
        }
        throw new AssertionError("No such call after " + from + " of " + calls.size());
    }

    private static boolean canTrace() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
