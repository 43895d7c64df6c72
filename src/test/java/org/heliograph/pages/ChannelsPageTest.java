package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import org.heliograph.support.Channel;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
@DisplayName("The channels page in a real browser")
class ChannelsPageTest {
    @Test
    @DisplayName("R1 what others say appears without a reload")
    void showsWhatOthersSay(Visitors visitors, Channel channel) {
        channel.say("before");
        Visitor visitor = visitors.visit(page(channel));
        assertThat(visitor.find("message-item .content")).hasText("before");
        assertThat(visitor.find("connection-status")).hasText("Live");

        channel.say("after");

        assertThat(visitor.find("message-item .content")).hasText(new String[] {"before", "after"});
    }

    private static URI page(Channel channel) {
        return URI.create(channel.server().uri() + "/channels/#/" + RunningServer.encoded(channel.name()));
    }
}
