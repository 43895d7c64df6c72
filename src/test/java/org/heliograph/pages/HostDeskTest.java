package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the host writes stays the host's, whatever happens on the table or on the way. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostDeskTest {
    private static final String CANCEL = "**/cancel";
    private static final String RESOLVE = "**/resolve";

    @Test
    @DisplayName("An action that could not be cancelled keeps what was written for it, over a reload too")
    void keepsWhatCouldNotBeCancelled(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        table.player("thorin").act("I knock");
        host.next("Thorin");
        host.write("Somebody knocks back.");
        Refusal refusal = Refusal.of(host.visitor(), CANCEL, 503, "The disk is full");
        cancel(host);
        assertThat(host.receipt()).hasText("The disk is full");
        refusal.end();

        host.visitor().page().reload();

        assertThat(host.find("#desk-title")).hasText("Thorin wants to");
        assertThat(host.narrative()).hasValue("Somebody knocks back.");
        cancel(host);
        assertThat(host.receipt()).hasText("Cancelled.");
        assertThat(host.narrative()).hasValue("");
    }

    @Test
    @DisplayName("What becomes known of a cancelling before its own answer does not pass for somebody else's deed")
    void doesNotMistakeItsOwnCancelling(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        table.player("thorin").act("I knock");
        host.next("Thorin");
        host.write("Somebody knocks back.");
        // The story hears of it while the answer is still on its way.
        host.visitor().page().route(CANCEL, route -> {
            var answer = route.fetch();
            assertThat(host.find("host-story .outcome")).hasText("cancelled");
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setResponse(answer));
        });
        cancel(host);
        assertThat(host.receipt()).hasText("Cancelled.");
        assertThat(host.narrative()).hasValue("");
    }

    @Test
    @DisplayName("What was written for an action that ended elsewhere stands below what there was to tell already")
    void joinsWhatWasWritten(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.find("audience-picker [data-player=mira]").click();
        host.write("You hear steps.");
        String action = table.player("thorin").act("I knock");
        host.next("Thorin");
        host.write("Somebody knocks back.");
        table.resolve(action, "{'narrative':'Nothing.'}");

        assertThat(host.receipt()).hasText("What Thorin wanted was answered elsewhere. What you wrote is here.");
        assertThat(host.narrative()).hasValue("You hear steps.\n\nSomebody knocks back.");
        // Nobody is told who was not to be.
        Assertions.assertThat(host.preview("Elara")).isEmpty();
    }

    @Test
    @DisplayName("P37 an answer that changes hit points leaves conditions as they have become meanwhile")
    void leavesConditionsAlone(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        table.player("thorin").act("I drink it");
        host.next("Thorin");
        host.write("It burns.");
        host.find(".paper > .more select").selectOption("thorin");
        host.find("input[name=hp-thorin]").fill("-3");
        host.afflict("thorin", "poisoned");
        assertThat(host.find("input[name=conditions-thorin]")).hasValue("poisoned");
        host.give();
        assertThat(host.receipt()).hasText("Answered.");
        assertThat(host.row("thorin").locator(".figures")).hasText("17 / 20");
        assertThat(host.row("thorin").locator(".conditions")).containsText("poisoned");
    }

    @Test
    @DisplayName(
            "While an answer is on its way nothing is written into it; if it fails, that is said wherever the host is")
    void saysWhatBecameOfAnAnswer(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        table.player("thorin").act("I knock");
        table.player("elara").act("I listen");
        assertThat(host.waiting()).hasCount(2);
        host.next("Thorin");
        host.write("It is open.");
        Gate gate = Gate.before(host.visitor(), RESOLVE);
        host.give();
        assertThat(host.narrative()).not().isEditable();
        assertThat(host.button("Cancel it")).isDisabled();

        host.find("action-queue button", 1).click();
        assertThat(host.find("#desk-title")).hasText("Elara wants to");
        host.write("You hear");
        host.find("action-queue button", 0).click();
        assertThat(host.receipt()).hasText("Sending…");
        assertThat(host.narrative()).not().isEditable();
        host.find("action-queue button", 1).click();
        assertThat(host.narrative()).hasValue("You hear");
        table.host().post("/api/party/players/thorin/kick", "");
        gate.open();

        assertThat(host.receipt()).containsText("Your answer to Thorin: Not sent.");
        assertThat(host.narrative()).isEditable();
        assertThat(host.narrative()).hasValue("You hear");
    }

    @Test
    @DisplayName("By itself: nothing comes over what was only begun, and what was put back does not come straight back")
    void takesNothingUnasked(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.find("#auto").check();
        host.find("audience-picker [data-player=mira]").click();
        table.player("thorin").act("I knock");
        assertThat(host.waiting()).hasCount(1);
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        host.find("audience-picker [data-player=mira]").click();
        table.player("elara").act("I listen");
        assertThat(host.find("#desk-title")).hasText("Thorin wants to");

        host.button("Put back").click();
        assertThat(host.receipt()).hasText("Put back: it waits at its old place.");
        table.player("mira").act("I hide");
        assertThat(host.waiting()).hasCount(3);
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        assertThat(host.find("action-queue .state").first()).hasText("");
        host.next("Thorin");
    }

    @Test
    @DisplayName("After a reload the desk does not wait for an action that is long over: what is begun there stays")
    void waitsForNothingThatIsOver(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        String action = table.player("thorin").act("I knock");
        host.next("Thorin");
        table.resolve(action, "{'narrative':'Nothing.'}");
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        // As if the page had been closed before it heard of that.
        host.visitor()
                .page()
                .evaluate(
                        "([key, action]) => sessionStorage.setItem(key, JSON.stringify(action))",
                        List.of("heliograph.host.at." + table.id(), action));
        for (int i = 0; i < 55; i++) {
            table.tell("line " + i);
        }
        host.visitor().page().reload();
        assertThat(host.story().last()).hasText("line 54");

        host.button("+ Note for yourself").click();
        table.player("elara").act("I listen");
        assertThat(host.waiting()).hasCount(1);
        assertThat(host.find("textarea[name=dm-only]")).isFocused();
    }

    @Test
    @DisplayName("Those few who were picked before a word was written are still picked when the host comes back")
    void keepsWhomItIsFor(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.find("audience-picker [data-player=mira]").click();
        table.player("thorin").act("I knock");
        host.next("Thorin");
        host.button("Set aside").click();
        host.write("You hear steps.");
        Assertions.assertThat(host.preview("Elara")).isEmpty();
        Assertions.assertThat(host.preview("Mira")).containsExactly("You hear steps.");
    }

    @Test
    @DisplayName("After an answer that failed the host goes on writing without a click")
    void goesOnWriting(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        host.write("It is open");
        Refusal.of(host.visitor(), "**/narrate", 503, "The disk is full");
        host.give();
        assertThat(host.receipt()).hasText("Not sent. The disk is full");
        assertThat(host.narrative()).isFocused();
        host.visitor().keys(".");
        assertThat(host.narrative()).hasValue("It is open.");
    }

    @Test
    @DisplayName("By itself: what comes late does not come over what was begun meanwhile, but waits in the queue")
    void comesTooLate(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.find("#auto").check();
        Gate gate = Gate.before(host.visitor(), "**/next");
        table.player("thorin").act("I knock");
        assertThat(host.waiting()).hasCount(1);
        host.find("audience-picker [data-player=mira]").click();
        gate.open();

        assertThat(host.receipt()).hasText("Thorin is in the queue.");
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        host.find("action-queue button", 0).click();
        assertThat(host.find("#desk-title")).hasText("Thorin wants to");
        assertThat(host.button("Put back")).isEnabled();
    }

    @Test
    @DisplayName("An action that is put back while its host writes elsewhere already leaves that alone")
    void putsBackBehindTheHost(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        table.player("thorin").act("I knock");
        table.player("elara").act("I listen");
        assertThat(host.waiting()).hasCount(2);
        host.next("Thorin");
        Gate gate = Gate.before(host.visitor(), "**/requeue");
        host.button("Put back").click();
        host.find("action-queue button", 1).click();
        host.write("You hear");
        gate.open();

        assertThat(host.receipt()).hasText("Thorin: Put back: it waits at its old place.");
        assertThat(host.find("#desk-title")).hasText("Elara wants to");
        assertThat(host.narrative()).hasValue("You hear");
        assertThat(host.narrative()).isFocused();
    }

    @Test
    @DisplayName("An answer refused since another host was quicker leaves the desk to what can still be told")
    void leavesWhatAnotherAnswered(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        String action = table.player("thorin").act("I knock");
        host.next("Thorin");
        host.write("It is open.");
        Gate gate = Gate.before(host.visitor(), RESOLVE);
        host.give();
        table.resolve(action, "{'narrative':'Nothing.'}");
        assertThat(host.story()).hasText("Nothing.");
        gate.open();

        assertThat(host.receipt()).hasText("What Thorin wanted was answered elsewhere. What you wrote is here.");
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        assertThat(host.narrative()).hasValue("It is open.");
    }

    @Test
    @DisplayName("An answer whose receipt got lost while its host looked elsewhere is known to have arrived")
    void hearsWhereverTheHostLooks(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughLinesBreak();
        table.player("thorin").act("I knock");
        table.player("elara").act("I listen");
        assertThat(host.waiting()).hasCount(2);
        host.next("Thorin");
        host.write("It is open.");
        List<Route> sent = new ArrayList<>();
        host.visitor().page().route(RESOLVE, route -> {
            deliver(table, route);
            sent.add(route);
        });
        host.give();
        host.find("action-queue button").last().click();
        assertThat(host.story()).hasText("It is open.");
        host.write("You hear");
        // Another answer sets out meanwhile.
        host.give();
        assertThat(host.story()).hasText(new String[] {"It is open.", "You hear"});
        sent.forEach(Route::abort);

        assertThat(host.receipt()).hasText("Answered.");
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        assertThat(host.narrative()).hasValue("");
        Assertions.assertThat(drafts(host)).isEmpty();
    }

    @Test
    @DisplayName(
            "What was added to an answer that seemed to have failed is there to be told, and nothing is told twice")
    void keepsWhatWasAdded(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughLinesBreak();
        table.player("thorin").act("I drink it");
        host.next("Thorin");
        host.write("It burns.");
        host.change("thorin", "-3", "");
        List<Route> sent = new ArrayList<>();
        host.visitor().page().route(RESOLVE, route -> {
            sent.add(route);
            route.abort();
        });
        host.give();
        assertThat(host.receipt()).containsText("What you wrote is kept.");
        host.narrative().pressSequentially(" Then it is sweet.");
        // It had arrived all the same.
        deliver(table, sent.get(0));

        assertThat(host.receipt()).hasText("Answered. What you wrote since is here.");
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        assertThat(host.narrative()).hasValue("Then it is sweet.");
        assertThat(host.find("input[name=hp-thorin]")).hasCount(0);
        assertThat(host.row("thorin").locator(".figures")).hasText("17 / 20");
    }

    private static void cancel(Hosting host) {
        host.button("Cancel it").click();
        host.button("It will not").click();
    }

    /** What a browser sends, as if it had come through. */
    private static void deliver(Table table, Route route) {
        var request = route.request();
        String token = "Bearer " + table.host().token();
        table.server().send("POST", URI.create(request.url()).getPath(), request.postData(), "Authorization", token);
    }

    /** The names under which the tab keeps what was not said. */
    private static List<?> drafts(Hosting host) {
        return (List<?>) host.visitor()
                .page()
                .evaluate("() => Object.keys(sessionStorage).filter((key) => key.includes('.draft.'))");
    }
}
