package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A long evening as its host reads it. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostStoryTest {
    private static final int PAGE = 1000;
    private static final Instant BEGAN = Instant.parse("2026-01-01T18:00:00Z");

    /** Counts how often the page asks how high something is, for which the browser lays out all that has changed. */
    private static final String COUNT = """
            window.looks = 0;
            const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "scrollHeight");
            Object.defineProperty(Element.prototype, "scrollHeight", {
              get() {
                if (this.closest("host-story")) looks++;
                return get.call(this);
              },
            });""";

    @Test
    @DisplayName(
            "P49 a long evening: its lines are laid out together and not one by one, few stand on the page, all can be read")
    void readsALongEvening(Visitors visitors, Table table) {
        for (int i = 0; i < 55; i++) {
            table.tell("newest " + i);
        }
        Visitor visitor = visitors.arrive(Pages.host(table), Look.DESKTOP);
        visitor.page().addInitScript(COUNT);
        visitor.page().route("**/api/streams/party/self?*", HostStoryTest::answer);
        visitor.page().navigate(Pages.host(table).toString());
        Hosting host = new Hosting(visitor);
        assertThat(host.story().last()).hasText("newest 54");
        long before = looks(visitor);

        host.find("host-story .edge button").dispatchEvent("click");
        assertThat(host.find("host-story .edge")).hasText("");

        assertThat(host.story().last()).hasText("newest 54");
        Assertions.assertThat(looks(visitor) - before).isLessThan(100);
        Assertions.assertThat(visitor.page().evaluate("() => document.querySelector('host-story').stretch.size"))
                .isEqualTo(2 * PAGE + 50);
        assertThat(host.find("host-story article")).hasCount(200);
        List<String> seen = host.story().allTextContents();
        Assertions.assertThat(seen.subList(seen.size() - 51, seen.size() - 49))
                .containsExactly(line(2 * PAGE - 1), "newest 5");

        visitor.page().evaluate("""
                async () => {
                  const log = document.querySelector("host-story .log");
                  for (let i = 0; i < 2000 && !log.textContent.includes("wish 0 "); i++) {
                    log.scrollTop = 0;
                    await new Promise(requestAnimationFrame);
                  }
                }""");
        assertThat(host.story().first()).hasText(line(1));
        assertThat(host.find("host-story article")).hasCount(200);

        table.tell("one more");
        host.button("1 new").click();
        assertThat(host.story().last()).hasText("one more");
    }

    private static long looks(Visitor visitor) {
        return ((Number) visitor.page().evaluate("() => looks")).longValue();
    }

    /** Two pages of the past. */
    private static void answer(Route route) {
        boolean first = route.request().url().contains("since=");
        JsonArrayBuilder events = Json.createArrayBuilder();
        for (int i = first ? 0 : PAGE; i < (first ? PAGE : 2 * PAGE); i++) {
            events.add(i % 2 == 0 ? wish(i) : answer(i));
        }
        String body = Json.createObjectBuilder()
                .add("events", events)
                .add("cursor", first ? "one" : "two")
                .add("live", !first)
                .build()
                .toString();
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    private static JsonObject wish(int i) {
        return Json.createObjectBuilder()
                .add("type", "action_queued")
                .add("id", "e" + i)
                .add("action_id", "a" + i)
                .add("player_id", "thorin")
                .add("player_name", "Thorin")
                .add("text", "wish " + i + " and some words more so that it is a line")
                .add("private", false)
                .add("submitted_at", at(i))
                .add("timestamp", at(i))
                .build();
    }

    private static JsonObject answer(int i) {
        return Json.createObjectBuilder()
                .add("type", "narrative")
                .add("id", "e" + i)
                .add("action_id", "a" + (i - 1))
                .add("content", line(i))
                .add("timestamp", at(i))
                .build();
    }

    private static String line(int i) {
        return "line " + i + " and a good many words more so that it takes two lines of the story";
    }

    private static String at(int i) {
        return BEGAN.plusSeconds(i).toString().replace("Z", ".000000Z");
    }
}
