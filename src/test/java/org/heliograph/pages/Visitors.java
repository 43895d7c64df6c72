package org.heliograph.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** People who look at pages, each with a browser profile of their own. */
final class Visitors {
    private final Browser browser;
    private final List<Visitor> all = new ArrayList<>();

    Visitors(Browser browser) {
        this.browser = browser;
    }

    /** Somebody at a desk opens an address. */
    Visitor visit(URI address) {
        return visit(address, Look.DESKTOP);
    }

    /** Somebody opens an address. */
    Visitor visit(URI address, Look look) {
        Visitor visitor = arrive(address, look);
        visitor.page().navigate(address.toString());
        return visitor;
    }

    /** Somebody at a desk in another part of the world opens an address. */
    Visitor visitIn(String timeZone, URI address) {
        Visitor visitor = arrive(address, Look.DESKTOP, timeZone);
        visitor.page().navigate(address.toString());
        return visitor;
    }

    /** Somebody who will open something at this server. */
    Visitor arrive(URI address, Look look) {
        return arrive(address, look, "Europe/London");
    }

    private Visitor arrive(URI address, Look look, String timeZone) {
        var options = new NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                // A picture taken while something moves is of no moment at all.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(look.isPhone())
                .setIsMobile(look.isPhone())
                .setTimezoneId(timeZone)
                .setLocale("en-GB");
        Visitor visitor = new Visitor(browser.newContext(options), Chromium.origin(address));
        all.add(visitor);
        return visitor;
    }

    /** Another tab of the same browser. */
    Visitor besides(Visitor first, URI address) {
        Visitor second = first.anotherTab();
        all.add(second);
        second.page().navigate(address.toString());
        return second;
    }

    /** Ends all visits. */
    void leave(boolean well) {
        all.forEach(Visitor::leave);
        if (well) {
            assertThat(all).flatExtracting(Visitor::complaints).isEmpty();
        }
    }
}
