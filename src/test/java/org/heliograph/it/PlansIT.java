package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
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

/** The plans, in a container, under a context path: what its JAX-RS and its WebSockets have a part in. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("X5 K14: plans in a container, under /push")
class PlansIT {
    private static final String STEP = "/steps/0/";

    @ArquillianResource
    private URL deployed;

    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("plans");
        return Deployments.open("plans");
    }

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    private String laidOut(String plan) {
        String path = "api/dashboard/plan/" + plan;
        HttpResponse<String> answer =
                site.put(path, "{\"steps\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"mask\":[\"s3cret\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return path;
    }

    @Test
    @DisplayName("D9 D11 D12 D18: a plan is driven, and who follows sees each step, what it prints, and the end")
    void driven() {
        String path = laidOut("driven");
        try (TyrusSocket socket = site.socket("ws/tab-1")) {
            socket.send("{\"type\":\"subscribe\",\"plan_id\":\"driven\"}");
            assertThat(socket.next("subscribed").getJsonObject("snapshot")).isEqualTo(site.json(path + "/poll"));

            site.post(path + STEP + "status", "{\"status\":\"running\"}");
            assertThat(socket.next("step_status").getString("status")).isEqualTo("running");
            site.post(path + STEP + "output?stream=stderr", "mind s3", "Content-Type", "application/octet-stream");
            site.post(path + STEP + "output?stream=stderr", "cret ☀\n", "Content-Type", "text/plain;charset=UTF-8");
            assertThat(socket.next("step_output").getString("output")).isEqualTo("mind ");
            JsonObject rest = socket.next("step_output");
            assertThat(rest.getString("output")).isEqualTo("*** ☀\n");
            assertThat(rest.getString("stream")).isEqualTo("stderr");
            site.post(path + STEP + "output", "{\"output\":\"json\\n\"}");
            assertThat(socket.next("step_output").getString("output")).isEqualTo("json\n");
            site.post(path + STEP + "status", "{\"status\":\"completed\"}");
            site.post(path + "/complete", "");
            assertThat(socket.next("plan_completed").getJsonObject("summary").getInt("steps_skipped"))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D20 D28: a poll says when to ask again and that nothing is new; an output is had whole and in parts")
    void read() {
        String path = laidOut("read");
        site.post(path + STEP + "output", "0123456789\n", "Content-Type", "text/plain");

        HttpResponse<String> poll = site.get(path + "/poll");
        assertThat(poll.headers().firstValue("X-Poll-Interval")).contains("2");
        String tag = poll.headers().firstValue("ETag").orElseThrow();
        assertThat(site.get(path + "/poll", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(site.get(path + "/poll", "If-None-Match", "garbage").statusCode())
                .isEqualTo(200);

        HttpResponse<String> whole = site.get(path + STEP + "output");
        assertThat(whole.body()).isEqualTo("0123456789\n");
        assertThat(whole.headers().firstValue("Content-Length")).contains("11");
        HttpResponse<String> part = site.get(path + STEP + "output", "Range", "bytes=3-5");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 3-5/11");
        assertThat(part.body()).isEqualTo("345");
        assertThat(site.get(path + STEP + "output", "Range", "bytes=99-").statusCode())
                .isEqualTo(416);
        assertThat(site.request("HEAD", path + STEP + "output").headers().firstValue("Content-Length"))
                .contains("11");
        assertThat(site.json(path + STEP + "lines").getJsonArray("lines")).hasSize(1);
        assertThat(site.json(path + STEP + "search?q=456").getJsonArray("lines").toString())
                .isEqualTo("[0]");
        assertThat(site.get("api/dashboard/plan/none/poll").statusCode()).isEqualTo(404);
        assertThat(site.get("ws/tab-1").statusCode()).isEqualTo(426);
    }

    @Test
    @DisplayName("D15 D30: a session is told something; a name that begins another path is none")
    void sessions() {
        try (TyrusSocket socket = site.socket("ws/told")) {
            socket.settle();
            assertThat(Frames.parse(site.post("api/dashboard/session/told/send", "{\"message\":{\"n\":1}}")
                                    .body())
                            .getInt("delivered"))
                    .isEqualTo(1);
            assertThat(socket.next("message").getInt("n")).isEqualTo(1);
        }
        try (TyrusSocket socket = site.socket("ws/bot")) {
            assertThat(socket.next("error").getString("message")).contains("session_id");
        }
    }
}
