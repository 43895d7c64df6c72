package org.heliograph.pages;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** Holds what a visitor's browser asks for until it is opened. */
final class Gate {
    private final List<Route> waiting = new ArrayList<>();
    private boolean open;

    private Gate() {}

    /** A closed gate before an address. */
    static Gate before(Visitor visitor, String address) {
        Gate gate = new Gate();
        visitor.page().route(address, gate::pass);
        return gate;
    }

    void open() {
        open = true;
        waiting.forEach(Route::resume);
    }

    private void pass(Route route) {
        if (open) {
            route.resume();
        } else {
            waiting.add(route);
        }
    }
}
