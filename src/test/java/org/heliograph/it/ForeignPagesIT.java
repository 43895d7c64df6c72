package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes jar in somebody else's application that wants its doors and not its pages. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("A foreign WAR with heliograph.root-paths=false")
class ForeignPagesIT {
    @ArquillianResource
    private URL deployed;

    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("pages");
        return GuestWar.war("pages", "root-paths", "false")
                .addAsWebResource(new StringAsset("<p>the guest's welcome</p>"), "index.htm")
                .addAsWebResource(new StringAsset("<p>the guest's channels</p>"), "channels/list.html");
    }

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "channels/",
                "channels/index.html",
                "channels/channels.css",
                "portal/portal.css",
                "play",
                "host",
                "tv",
                "party/seat.js"
            })
    @DisplayName("Our pages are not there")
    void oursAreGone(String page) {
        assertThat(site.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("The guest's own pages are, at the root and in a folder that we have too")
    void theirsAreServed() {
        assertThat(site.get("").body()).contains("the guest's welcome");
        assertThat(site.get("channels/list.html").body()).contains("the guest's channels");
        assertThat(site.get("channels/list.html").headers().map()).doesNotContainKey("content-security-policy");
    }

    @Test
    @DisplayName("The doors are open, and the client that the guest's pages load is served")
    void doorsAreOpen() {
        assertThat(site.say("doors", "ann", "hello").statusCode()).isEqualTo(200);
        assertThat(site.get("health/ready").statusCode()).isEqualTo(200);
        assertThat(site.get("shared/heliograph.js").statusCode()).isEqualTo(200);
    }
}
