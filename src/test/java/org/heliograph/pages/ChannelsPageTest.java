package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Channel;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People on a channel, each with a real browser; their consoles stay empty and they ask nobody but the server. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class ChannelsPageTest {
    private static final int MANY = 10_000;
    private static final int A_BATCH = 1_000;

    /** More of them at once would make every page slow. */
    private static final int MOST_ON_THE_PAGE = 200;

    @Test
    @DisplayName("R1 R3 what people and programs say appears on every page, in order and without a reload")
    void showsWhatIsSaid(Visitors visitors, Channel channel) {
        channel.say("before");
        Visitor ada = visitors.visit(Pages.channel(channel));
        Visitor bo = visitors.visit(Pages.channel(channel));
        assertThat(ada.contents()).hasText(new String[] {"before"});
        assertThat(ada.find("connection-status")).hasText("Live");
        assertThat(bo.find("connection-status")).hasText("Live");

        channel.say("by REST");
        assertThat(ada.contents()).hasText(new String[] {"before", "by REST"});
        bo.say("by a person");

        String[] all = {"before", "by REST", "by a person"};
        assertThat(ada.contents()).hasText(all);
        assertThat(bo.contents()).hasText(all);
    }

    @Test
    @DisplayName("R16 the list has every channel with its count, and keeps up")
    void listsChannelsWithCounts(Visitors visitors, Channel channel) {
        channel.sayMany(3);
        Visitor visitor = visitors.visit(Pages.of(channel.server(), "/channels/"));
        Locator row = visitor.row(channel.name());
        assertThat(row.locator(".count")).hasText("3");

        channel.say("one more");

        assertThat(row.locator(".count")).hasText("+1");
        assertThat(row.locator(".count")).hasAttribute("title", "4 messages");
        row.click();
        assertThat(visitor.contents()).hasCount(4);
        assertThat(row.locator(".count")).hasText("4");
    }

    @Test
    @DisplayName("A message of one's own shows that it is on its way, and then that it is kept")
    void aMessageHasAReceipt(Visitors visitors, Channel channel) {
        Visitor visitor = visitors.visit(Pages.channel(channel));
        Gate gate = Gate.before(visitor, "**/api/messages");

        visitor.say("Is this thing on?");
        assertThat(visitor.find("pending-item .content")).hasText("Is this thing on?");
        assertThat(visitor.find("pending-item .receipt")).hasText("Sending…");
        gate.open();

        assertThat(visitor.find("message-item .content")).hasText("Is this thing on?");
        assertThat(visitor.find("message-item .receipt")).hasText("Sent");
        assertThat(visitor.find("pending-item")).hasCount(0);
    }

    @Test
    @DisplayName("A message that the server refuses stays, says why, and can be sent again or discarded")
    void aRefusedMessageIsNotLost(Visitors visitors, Channel channel) {
        Visitor visitor = visitors.visit(Pages.channel(channel)).thoughRefused();
        Refusal refusal = Refusal.of(visitor, "**/api/messages", 400, "content is not allowed today");

        visitor.say("one");
        assertThat(visitor.find("pending-item .receipt")).hasText("Not sent. content is not allowed today");
        visitor.say("two");
        assertThat(visitor.find("pending-item .receipt")).hasCount(2);
        visitor.button("Discard").first().click();
        assertThat(visitor.find("pending-item .content")).hasText("two");
        refusal.end();
        visitor.button("Send again").click();

        assertThat(visitor.contents()).hasText(new String[] {"two"});
        assertThat(visitor.find("pending-item")).hasCount(0);
    }

    @Test
    @DisplayName("Who is there and who writes is seen by the others")
    void typingAndPresence(Visitors visitors, Channel channel) {
        Visitor visitor = visitors.visit(Pages.channel(channel));
        assertThat(visitor.find("#presence")).hasText("Only you are here");

        try (WireClient other = channel.join()) {
            assertThat(visitor.find("#presence")).hasText("2 are here");
            other.send("{\"type\":\"typing\",\"author\":\"bo\"}");
            assertThat(visitor.find("typing-line")).hasText("bo is typing…");
            other.send("{\"type\":\"message\",\"author\":\"bo\",\"content\":\"done\"}");
            assertThat(visitor.find("typing-line")).hasText("");
            assertThat(visitor.contents()).hasText(new String[] {"done"});
        }

        assertThat(visitor.find("#presence")).hasText("Only you are here");
    }

    @Test
    @DisplayName("What people write is text: neither markup nor a script in it does anything")
    void markupIsText(Visitors visitors, Channel channel) {
        String evil = "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
                + "<b>'bold'</b> javascript:alert(1) https://example.org/<b>";
        channel.server().say(channel.name(), "<i>Eve</i>", evil);
        Visitor visitor = visitors.visit(Pages.channel(channel));

        assertThat(visitor.contents()).hasText(new String[] {evil});
        assertThat(visitor.find("message-item .author")).hasText("<i>Eve</i>");
        assertThat(visitor.find("message-item :is(img, script, b, i)")).hasCount(0);
        assertThat(visitor.find("message-item a")).hasAttribute("href", "https://example.org/");
        assertThat(visitor.page()).hasTitle(channel.name() + " · Heliograph");
    }

    @Test
    @DisplayName("Everything can be done with the keyboard alone")
    void keyboardAlone(Visitors visitors, Channel channel) {
        channel.sayMany(3);
        Visitor visitor = visitors.visit(Pages.of(channel.server(), "/channels/"));
        assertThat(visitor.row(channel.name())).isVisible();

        visitor.press("Tab", "Enter");
        assertThat(visitor.find("#new-channel")).isFocused();
        visitor.keys(channel.name());
        visitor.press("Enter");
        assertThat(visitor.contents()).hasCount(3);
        assertThat(visitor.find("#message")).isFocused();
        visitor.keys("first line");
        visitor.press("Shift+Enter");
        visitor.keys("second line");
        visitor.press("Enter");

        assertThat(visitor.contents().last()).hasText("first line\nsecond line");
        visitor.press("Shift+Tab", "Shift+Tab");
        assertThat(visitor.find("message-list .log")).isFocused();
    }

    @Test
    @DisplayName("R15 reading back reaches the first message, and what is said meanwhile moves nothing")
    void readingBack(Visitors visitors, Channel channel) {
        channel.sayMany(450);
        Visitor visitor = visitors.visit(Pages.channel(channel));
        assertThat(visitor.contents().last()).hasText("message 450");
        assertThat(visitor.contents().last()).isInViewport();

        visitor.walkUpTo("The beginning of " + channel.name());

        assertThat(visitor.contents().first()).hasText("message 1");
        channel.say("while you read");
        Locator newest = visitor.button("1 new message");
        assertThat(newest).isVisible();
        assertThat(visitor.contents().first()).isInViewport();
        newest.click();
        assertThat(visitor.contents().last()).hasText("while you read");
        assertThat(visitor.contents().last()).isInViewport();
    }

    @Test
    @DisplayName("Ten thousand messages, a thousand of them while one looks: the page stays small and answers")
    void tenThousandMessages(Visitors visitors, Channel channel) {
        for (int said = A_BATCH; said < MANY; said += A_BATCH) {
            channel.sayMany(A_BATCH);
        }
        Visitor visitor = visitors.visit(Pages.channel(channel));
        assertThat(visitor.find("connection-status")).hasText("Live");
        channel.sayMany(A_BATCH);
        channel.say("the newest");

        assertThat(visitor.contents().last()).hasText("the newest");
        assertThat(visitor.contents().last()).isInViewport();
        Assertions.assertThat(visitor.contents().count()).isLessThanOrEqualTo(MOST_ON_THE_PAGE);
        visitor.say("it answers");
        assertThat(visitor.contents().last()).hasText("it answers");
    }

    @Test
    @DisplayName("R23 a channel whose name is no word has a page of its own; a name that cannot be is told")
    void strangeNames(Visitors visitors, RunningServer server) {
        Channel channel = new Channel(server, "Bücher & 100 % « лес »");
        channel.say("здесь");
        Visitor visitor = visitors.visit(Pages.channel(channel));
        assertThat(visitor.find("#channel-title")).hasText("Bücher & 100 % « лес »");
        assertThat(visitor.contents()).hasText(new String[] {"здесь"});

        visitor.page().navigate(Pages.of(server, "/channels/#/a%2Fb").toString());

        assertThat(visitor.find("#fault")).hasText("A channel's name has no / \\ { } in it.");
    }
}
