package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.heliograph.support.Frames;

/** A model that hosts a party of a deployed application, by the messages that travel. {@code '} stands for quotes. */
record SiteModel(Site site, String token, String session) {
    /** What it says first. */
    static final String INITIALIZE = "{'jsonrpc':'2.0','id':0,'method':'initialize','params':"
            + "{'protocolVersion':'2025-06-18','capabilities':{},'clientInfo':{'name':'it','version':'1'}}}";

    /** One that has introduced itself as the host of this token. */
    static SiteModel begin(Site site, String token) {
        HttpResponse<String> welcome = new SiteModel(site, token, "").post(INITIALIZE);
        assertThat(welcome.statusCode()).as(welcome.body()).isEqualTo(200);
        assertThat(welcome.body()).contains("\"serverInfo\":{\"name\":\"heliograph\"");
        SiteModel model = new SiteModel(
                site, token, welcome.headers().firstValue("Mcp-Session-Id").orElseThrow());
        assertThat(model.post("{'jsonrpc':'2.0','method':'notifications/initialized'}")
                        .statusCode())
                .isEqualTo(202);
        return model;
    }

    /** What it is answered. */
    HttpResponse<String> post(String message) {
        return site.post("mcp", message.replace('\'', '"'), headers());
    }

    /** Its visit is over. */
    HttpResponse<String> leave() {
        return site.request("DELETE", "mcp", headers());
    }

    /** The line on which it listens. */
    RawStream listen() {
        return RawStream.open(site.port(), site.path("mcp"), headers());
    }

    /** What a tool tells it. */
    String told(String tool, String arguments) {
        HttpResponse<String> answer = post("{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'" + tool
                + "','arguments':" + arguments + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Frames.parse(answer.body())
                .getJsonObject("result")
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("text");
    }

    private String[] headers() {
        return session.isEmpty()
                ? new String[] {"Authorization", "Bearer " + token}
                : new String[] {"Authorization", "Bearer " + token, "Mcp-Session-Id", session};
    }
}
