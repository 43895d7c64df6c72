package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.heliograph.support.Frames;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application stops and starts again, in a container that runs on. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("Stop and restart")
class RestartIT {
    private static final String APPLICATION = "restarted";

    @ArquillianResource
    private Deployer deployer;

    private Site site;

    @Deployment(name = APPLICATION, managed = false, testable = false)
    static WebArchive war() {
        return ModelLibraries.in(Deployments.open(APPLICATION));
    }

    @BeforeEach
    void start() throws MalformedURLException {
        Deployments.forget(APPLICATION);
        deployer.deploy(APPLICATION);
        site = new Site(URI.create("http://127.0.0.1:" + System.getProperty("it.port.http") + "/push/")
                .toURL());
    }

    @AfterEach
    void stop() {
        deployer.undeploy(APPLICATION);
    }

    @Test
    @DisplayName(
            "X9 K11: a stop tells every client 1001 and when to return, spread; after the restart all cursors are valid")
    void restart() {
        site.sayMany("x9", 0, 20, 10);
        String cursor = site.json("api/streams/channel/x9?limit=15").getString("cursor");
        List<RawSocket> sockets = IntStream.range(0, 20)
                .mapToObj(i -> RawSocket.open(site.port(), site.path("api/ws/x9")))
                .toList();
        sockets.forEach(RawSocket::nextText);
        RawStream stream = RawStream.open(site.port(), site.path("api/streams/channel/x9"));
        stream.next("live");

        deployer.undeploy(APPLICATION);

        assertThat(sockets.stream().map(RawSocket::goodbye).distinct())
                .hasSizeGreaterThan(1)
                .allSatisfy(goodbye -> assertThat(goodbye).matches("1001 retry_after_ms=\\d+"));
        assertThat(stream.nextEvent().getInt("code")).isEqualTo(1001);

        deployer.deploy(APPLICATION);
        site.say("x9", "ann", "after");
        JsonObject page = site.json("api/streams/channel/x9?cursor=" + cursor);
        assertThat(page.get("gap")).isEqualTo(JsonObject.NULL);
        assertThat(page.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                        .map(event -> event.getJsonObject("data").getInt("seq")))
                .containsExactly(16, 17, 18, 19, 20, 21);
    }

    @Test
    @DisplayName("B21 B28: a task that waits when the server stops is handed out after the restart, once")
    void queueSurvives() {
        assertThat(site.request("PUT", "api/bot/b28").statusCode()).isEqualTo(200);
        assertThat(site.post("api/bot/b28/task", "{\"task_id\":\"later\",\"command\":\"wait\"}")
                        .statusCode())
                .isEqualTo(202);

        deployer.undeploy(APPLICATION);
        deployer.deploy(APPLICATION);

        JsonObject given = Frames.parse(site.post("api/bot/b28/tasks/next", "").body());
        assertThat(given.getString("task_id")).isEqualTo("later");
        assertThat(site.post("api/bot/b28/tasks/next", "").statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "P41: a stop tells a party's players 1001 and when to return; its tokens and cursors are good after it")
    void partySurvives() {
        JsonObject party = openParty();
        String token = party.getJsonArray("players").getJsonObject(0).getString("token");
        String auth = Frames.object("type", "auth", "token", token).toString();
        TyrusSocket player = site.socket("ws").send(auth);
        String cursor = player.next("live").getString("cursor");
        narrate(party, "Before the night");

        deployer.undeploy(APPLICATION);

        assertThat(player.closed().getCloseCode()).isEqualTo(CloseReason.CloseCodes.GOING_AWAY);
        assertThat(player.closed().getReasonPhrase()).matches("retry_after_ms=\\d+");
        deployer.deploy(APPLICATION);
        try (TyrusSocket again = site.socket("ws")
                .send(Frames.object("type", "auth", "token", token, "cursor", cursor)
                        .toString())) {
            assertThat(again.next("narrative").getString("content")).isEqualTo("Before the night");
        }
    }

    private JsonObject openParty() {
        return Frames.parse(
                site.post("api/parties", "{\"name\":\"K11\",\"characters\":[{\"id\":\"mira\",\"name\":\"Mira\"}]}")
                        .body());
    }

    private void narrate(JsonObject party, String text) {
        String host = party.getJsonObject("host").getString("token");
        String body = Frames.object("narrative", text).toString();
        assertThat(site.post("api/party/narrate", body, "Authorization", "Bearer " + host)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Payara Micro runs each deployment in a process of its own, which must then end; a Tomcat runs on. */
    @Test
    @DisplayName("K11: redeployed again and again, it leaves neither a thread nor a class loader behind")
    void redeployLeaksNothing() {
        use();
        long threads = ourThreads();
        for (int i = 0; i < 3; i++) {
            deployer.undeploy(APPLICATION);
            deployer.deploy(APPLICATION);
            use();
        }

        // One more than runs: caches of the Java runtime hold the last one until another takes its place.
        await().untilAsserted(
                        () -> assertThat(site.probe("deployments")).first().isIn("1", "2"));
        assertThat(ourThreads()).isLessThanOrEqualTo(threads);
    }

    /** Something of everything, so that whatever could be left behind has been made. */
    private void use() {
        try (TyrusSocket socket = site.socket("api/ws/k11");
                RawStream stream = RawStream.open(site.port(), site.path("api/streams/channel/k11"))) {
            socket.next("connected");
            site.say("k11", "ann", "hello");
            socket.next("message");
            stream.next("message");
            site.get("metrics");
            site.request("PUT", "api/bot/k11");
            site.post("api/bot/k11/tasks/next?wait=1", "");
            JsonObject party = openParty();
            narrate(party, "hello");
            SiteModel.begin(site, party.getJsonObject("host").getString("token"))
                    .told("party-next", "{'wait':1}");
        }
    }

    private long ourThreads() {
        return site.probe("threads").stream()
                .filter(line -> line.startsWith("heliograph"))
                .count();
    }
}
