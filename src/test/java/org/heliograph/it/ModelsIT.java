package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.heliograph.support.Frames;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A WAR with what models speak, in a container, under a context path. In bodies, {@code '} stands for quotes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("S003: models in a container, under /push")
class ModelsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ArquillianResource
    private URL deployed;

    private Site site;
    private JsonObject party;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("models");
        return ModelLibraries.in(Deployments.open("models", "party.grace", "200ms"));
    }

    @BeforeEach
    void openAParty() {
        site = new Site(deployed);
        party = Frames.parse(site.post(
                        "api/parties",
                        "{\"name\":\"The lock\",\"characters\":[{\"id\":\"mira\",\"name\":\"Mira\",\"hp\":9,\"max_hp\":9}]}")
                .body());
    }

    @Test
    @DisplayName("One that comes is told what it can do, and answers an action it waited for")
    void hosts() {
        SiteModel model = model();
        JsonObject tools = Frames.parse(
                model.post("{'jsonrpc':'2.0','id':1,'method':'tools/list'}").body());
        assertThat(tools.getJsonObject("result").getJsonArray("tools")).hasSize(13);
        assertThat(model.told("party-mode", "{}")).contains(site.path("play?token="));

        CompletableFuture<String> waiting =
                CompletableFuture.supplyAsync(() -> model.told("party-next", "{'wait':30}"));
        String action = act("I listen at the dóor.");
        assertThat(waiting.join()).contains(action, "I listen at the dóor.");
        assertThat(status(action)).isEqualTo("processing");
        assertThat(model.told("party-resolve", "{'action_id':'" + action + "','narrative':'It is quiet.'}"))
                .contains("\"resolved\"");
        assertThat(model.post("{'jsonrpc':'2.0','id':2,'method':'resources/read','params':{'uri':'party://recent'}}")
                        .body())
                .contains("It is quiet.");
    }

    @Test
    @DisplayName("What it has taken waits again when it says goodbye; its session is over then")
    void goodbye() {
        SiteModel model = model();
        String action = act("I wait.");
        assertThat(model.told("party-next", "{}")).contains(action);

        assertThat(model.leave().statusCode()).isEqualTo(200);

        assertThat(status(action)).isEqualTo("pending");
        assertThat(model.leave().statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("What it has taken waits again when the line breaks on which it listened")
    void lineBreaks() {
        SiteModel model = model();
        String action = act("I wait.");
        assertThat(model.told("party-next", "{}")).contains(action);

        try (RawStream line = model.listen()) {
            assertThat(line.nextLine()).as("the answer").contains(" 200");
            while (!line.nextLine().equals(":")) {
                assertThat(status(action)).isEqualTo("processing");
            }
        }

        await().atMost(PATIENCE).until(() -> status(action), "pending"::equals);
    }

    @Test
    @DisplayName("P40: without a host's token no model comes")
    void closed() {
        assertThat(introduced("hgp_0123456789abcdefghijkl")).isEqualTo(401);
        assertThat(introduced(player())).isEqualTo(403);
    }

    private int introduced(String token) {
        return new SiteModel(site, token, "").post(SiteModel.INITIALIZE).statusCode();
    }

    private SiteModel model() {
        return SiteModel.begin(site, party.getJsonObject("host").getString("token"));
    }

    private String act(String text) {
        return Frames.parse(site.post("action", Frames.object("action", text).toString(), asPlayer())
                        .body())
                .getString("action_id");
    }

    private String status(String action) {
        return site.json("action/" + action + "/status", asPlayer()).getString("status");
    }

    private String[] asPlayer() {
        return new String[] {"Authorization", "Bearer " + player()};
    }

    private String player() {
        return party.getJsonArray("players").getJsonObject(0).getString("token");
    }
}
