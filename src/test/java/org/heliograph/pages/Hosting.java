package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import org.heliograph.support.Table;

/**
 * A host with the host's page before them.
 *
 * @param visitor whose browser it is
 */
record Hosting(Visitor visitor) {
    /** At a desk. */
    static Hosting of(Visitors visitors, Table table) {
        return of(visitors, table, Look.DESKTOP);
    }

    static Hosting of(Visitors visitors, Table table, Look look) {
        return of(visitors, Pages.host(table), look);
    }

    /** The page is live. */
    static Hosting of(Visitors visitors, URI address, Look look) {
        Hosting host = new Hosting(visitors.visit(address, look));
        assertThat(host.find("connection-status")).hasText("Live");
        assertThat(host.find("#party-name")).not().isEmpty();
        return host;
    }

    Locator find(String selector) {
        return visitor.find(selector);
    }

    Locator button(String name) {
        return visitor.button(name);
    }

    Locator find(String selector, int index) {
        return find(selector).nth(index);
    }

    /** What players want, the oldest first. */
    Locator waiting() {
        return find("action-queue li .words");
    }

    /** Takes the next action, which is this one's. */
    void next(String player) {
        find("#next").click();
        assertThat(find("#desk-title")).containsText(player);
    }

    void write(String narrative) {
        narrative().fill(narrative);
    }

    Locator narrative() {
        return find("textarea[name=narrative]");
    }

    /** Writes what one player alone shall be told. */
    void writeAlone(String player, String text) {
        find("private-parts .more [data-player=" + player + "]").click();
        find("textarea[name=private-" + player + "]").fill(text);
    }

    void writeNote(String text) {
        button("+ Note for yourself").click();
        find("textarea[name=dm-only]").fill(text);
    }

    /** Writes what becomes of a character. */
    void change(String character, String hp, String conditions) {
        find(".paper > .more select").selectOption(character);
        find("input[name=hp-" + character + "]").fill(hp);
        find("input[name=conditions-" + character + "]").fill(conditions);
    }

    /** Looks at what somebody will see. */
    void tab(String recipient) {
        visitor.page()
                .getByRole(
                        AriaRole.TAB,
                        new Page.GetByRoleOptions().setName(recipient).setExact(true))
                .click();
    }

    /** The texts that somebody will be told, as the preview has them. */
    List<String> preview(String recipient) {
        tab(recipient);
        return find("#sight .part:is(.narrative, .few, .private, .note) .content")
                .allTextContents();
    }

    /** Sends what is written. */
    void give() {
        find("host-desk button.main").click();
    }

    /** What came of the last deed. */
    Locator receipt() {
        return find("#receipt");
    }

    /** The parts of the story, oldest first. */
    Locator story() {
        return find("host-story .part .content");
    }

    /** A character's row. */
    Locator row(String character) {
        return find("host-sheet[data-character=" + character + "]");
    }

    /** Changes hit points. */
    void hit(String character, String words) {
        row(character).locator(".hp").fill(words);
        row(character).locator(".hp").press("Enter");
    }

    /** Adds conditions. */
    void afflict(String character, String words) {
        row(character).locator("input.condition").fill(words);
        row(character).locator("input.condition").press("Enter");
    }

    /** The row of whose turn it is. */
    Locator current() {
        return find("host-sheets [aria-current=true]");
    }

    /** The button with a player's seat. */
    Locator seat(String player) {
        return row(player).locator(".seat");
    }

    /** A button of the fight. */
    Locator command(String name) {
        return find("host-combat [data-command=" + name + "]");
    }

    /** A part of the page, where it does not show all at once. */
    void show(String view) {
        Locator button = find("#views [data-view=" + view + "]");
        if (button.isVisible()) {
            button.click();
        }
    }
}
