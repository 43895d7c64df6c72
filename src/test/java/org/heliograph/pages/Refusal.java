package org.heliograph.pages;

import com.microsoft.playwright.Route;
import org.heliograph.support.Frames;

/** Answers in place of the server, with an error, until it ends. */
final class Refusal {
    private final int status;
    private final String sentence;
    private boolean over;

    private Refusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /** Refuses what a visitor sends to an address. */
    static Refusal of(Visitor visitor, String address, int status, String sentence) {
        Refusal refusal = new Refusal(status, sentence);
        visitor.page().route(address, refusal::answer);
        return refusal;
    }

    void end() {
        over = true;
    }

    private void answer(Route route) {
        if (over) {
            route.resume();
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(Frames.object("error", sentence, "message", sentence).toString()));
    }
}
