package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The classes jar in somebody else's application. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("A foreign WAR with the classes jar")
class ForeignWarIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ArquillianResource
    private URL deployed;

    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("foreign");
        return GuestWar.war("foreign")
                .addAsWebResource(new StringAsset("<p>the guest's own page</p>"), "index.html")
                .addAsWebResource(new StringAsset("what is on tonight"), "tv");
    }

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    @Test
    @DisplayName("The guest's own application and page are as they were, without headers of ours")
    void guestIsUndisturbed() {
        assertThat(site.get("guest/greeting").body()).isEqualTo("hello from the guest");
        HttpResponse<String> page = site.get("");
        assertThat(page.body()).contains("the guest's own page");
        assertThat(page.headers().map()).doesNotContainKey("content-security-policy");
    }

    @Test
    @DisplayName("P2 Players find their page; where the guest has a file of that name, it is the guest's")
    void pagesOfATable() {
        HttpResponse<String> play = site.get("play?token=hgp_AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(play.statusCode()).isEqualTo(401);
        assertThat(play.body()).contains("party/play-page.js");
        assertThat(play.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(site.get("party/seat.js").headers().map()).containsKey("content-security-policy");
        assertThat(site.get("tv").body()).isEqualTo("what is on tonight");
        assertThat(site.get("tv").headers().map()).doesNotContainKey("content-security-policy");
    }

    @Test
    @DisplayName("It has every door: WebSocket, HTTP, stream, page, module and operations")
    void hasEveryDoor() {
        try (TyrusSocket socket = site.socket("api/ws/doors")) {
            socket.next("connected");
            assertThat(site.say("doors", "ann", "hello").statusCode()).isEqualTo(200);
            socket.next("message");
        }
        assertThat(site.json("api/streams/channel/doors").getJsonArray("events"))
                .hasSize(1);
        HttpResponse<String> page = site.get("channels/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map()).containsKey("content-security-policy");
        assertThat(site.get("shared/heliograph.js").statusCode()).isEqualTo(200);
        assertThat(site.get("health/ready").statusCode()).isEqualTo(200);
        assertThat(site.get("metrics").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("The examples of docs/embedding.md publish and follow")
    void examplesRun() {
        try (TyrusSocket socket = site.socket("api/ws/news")) {
            socket.next("connected");

            assertThat(site.post("headlines", "headline=Rain+at+last", "Content-Type", FORM)
                            .statusCode())
                    .isEqualTo(201);

            assertThat(socket.next("message").getJsonObject("data").getString("content"))
                    .isEqualTo("Rain at last");
            await().untilAsserted(() ->
                    assertThat(site.get("guest/archive").body().lines()).containsOnlyOnce("Rain at last"));
        }
    }

    @Test
    @DisplayName("The example bot of docs/embedding.md does what it is asked for, and tells how it ended")
    void exampleBotWorks() {
        assertThat(site.post("api/bot/proofreader/task", "{\"command\":\"Rain at last\",\"task_id\":\"good\"}")
                        .statusCode())
                .isEqualTo(202);
        site.post("api/bot/proofreader/task", "{\"command\":\"lorem ipsum\",\"task_id\":\"bad\"}");

        await().untilAsserted(() ->
                assertThat(ends()).containsExactlyInAnyOrder("good: 3 words", "bad: Nobody has written this yet"));
    }

    @Test
    @DisplayName("The example plan of docs/embedding.md is driven, watched, and its editor told")
    void examplePlanRuns() {
        try (TyrusSocket editor = site.socket("ws/editor");
                TyrusSocket told = site.socket("ws/editor")) {
            told.settle();
            editor.send("{\"type\":\"subscribe\",\"plan_id\":\"edition-7\"}");
            editor.next("subscribed");

            HttpResponse<String> answer =
                    site.post("editions", "number=7&headline=Rain+and+the+scoop", "Content-Type", FORM);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).contains("completed");
            assertThat(editor.next("step_output").getString("output")).isEqualTo("Rain and ***\n");
            assertThat(editor.next("plan_completed").getJsonObject("summary").getInt("copies"))
                    .isEqualTo(500);
            assertThat(told.next("message").getString("text")).isEqualTo("It is out");
        }
    }

    private List<String> ends() {
        return site.json("api/bot/proofreader/timeline").getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .filter(entry -> entry.containsKey("success"))
                .map(entry -> entry.getString("task_id") + ": "
                        + entry.getString(entry.getBoolean("success") ? "response" : "error"))
                .toList();
    }

    @Test
    @DisplayName("@Inject works where there is CDI, and breaks nothing where there is none")
    void injection() {
        boolean cdi = System.getProperty("arquillian.launch").startsWith("payara");

        assertThat(site.post("bulletins", "bulletin=More+rain", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(cdi ? 201 : 501);
    }
}
