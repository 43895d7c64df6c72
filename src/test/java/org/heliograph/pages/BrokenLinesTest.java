package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.heliograph.support.Cable;
import org.heliograph.support.Channel;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The state that the channels page shows is true, and whatever breaks, nothing is missing and nothing doubled. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class BrokenLinesTest {
    private static final Pattern NOT_CONNECTED = Pattern.compile("^Not connected\\.");

    @Test
    @DisplayName("X9 the server is away: the page says so, and once it is back everything is there, once")
    void comesBackAfterARestart(Visitors visitors, @TempDir Path data) {
        RunningServer server = RunningServer.start(data);
        String port = String.valueOf(server.uri().getPort());
        try {
            server.say("ops", "tester", "before");
            Visitor visitor = visitors.visit(Pages.channel(server.uri(), "ops")).thoughLinesBreak();
            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.contents()).hasText(new String[] {"before"});

            server.close();
            assertThat(visitor.find("connection-status [role=status]")).hasText(NOT_CONNECTED);
            assertThat(visitor.find("#presence")).hasText("");
            visitor.say("written while it was away");
            assertThat(visitor.find("pending-item .receipt")).hasText("Waiting for the connection; it will be sent.");

            server = RunningServer.start(data, "port", port);
            server.say("ops", "tester", "after");

            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.find("pending-item")).hasCount(0);
            assertThat(visitor.contents()).hasCount(3);
            assertThat(visitor.contents().filter(having("before"))).hasCount(1);
            assertThat(visitor.contents().filter(having("after"))).hasCount(1);
            assertThat(visitor.contents().filter(having("written while it was away")))
                    .hasCount(1);
        } finally {
            server.close();
        }
    }

    @Test
    @DisplayName("K1 a line that is cut again and again: the page comes back by itself, each message once and in order")
    void comesBackAfterACut(Visitors visitors, Channel channel) throws Exception {
        try (Cable cable = Cable.to(channel.server().uri())) {
            Visitor visitor =
                    visitors.visit(Pages.channel(cable.uri(), channel.name())).thoughLinesBreak();
            assertThat(visitor.find("connection-status")).hasText("Live");

            for (int i = 1; i <= 2; i++) {
                channel.say("before cut " + i);
                cable.cut();
                channel.say("after cut " + i);
                assertThat(visitor.contents().last()).hasText("after cut " + i);
            }

            assertThat(visitor.contents())
                    .hasText(new String[] {"before cut 1", "after cut 1", "before cut 2", "after cut 2"});
        }
    }

    @Test
    @DisplayName("K1 where no WebSocket gets through there are server-sent events, and where they do not, polls")
    void fallsBack(Visitors visitors, Channel channel) throws Exception {
        try (Cable cable = Cable.withoutSockets(channel.server().uri())) {
            channel.say("before");
            Visitor visitor = visitors.visit(Pages.channel(cable.uri(), channel.name()))
                    .thoughLinesBreak()
                    .thoughRefused();
            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.find("connection-status")).hasAttribute("title", "Over server-sent events");
            channel.say("over server-sent events");
            assertThat(visitor.contents().last()).hasText("over server-sent events");

            visitor.page().route("**/api/streams/**", BrokenLinesTest::refuseStreams);
            cable.cut();
            channel.say("meanwhile");
            assertThat(visitor.find("connection-status")).hasAttribute("title", "By asking again and again");
            channel.say("by poll");

            assertThat(visitor.find("connection-status")).hasText("Polling: the newest may come late");
            assertThat(visitor.contents())
                    .hasText(new String[] {"before", "over server-sent events", "meanwhile", "by poll"});
        }
    }

    /** As a proxy does that cannot stream. */
    static void refuseStreams(Route route) {
        if ("text/event-stream".equals(route.request().headers().get("accept"))) {
            route.fulfill(new Route.FulfillOptions().setStatus(502));
        } else {
            route.resume();
        }
    }

    private static com.microsoft.playwright.Locator.FilterOptions having(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
