package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A host with a real browser, players with sockets. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostPageTest {
    @Test
    @DisplayName("trial")
    void trial(Visitors visitors, Table table) {
        table.tell("The bell tolls.");
        table.player("thorin").act("I pull the rope");
        Visitor host = visitors.visit(Pages.host(table));
        try {
        assertThat(host.find("connection-status")).hasText("Live");
        assertThat(host.find("action-queue li")).hasCount(1);
        host.press("n");
        host.keys("The rope holds.");
        host.photograph("trial");
        } finally {
        host.photograph("trial-end");
        System.out.println(host.complaints());
        }
    }
}
