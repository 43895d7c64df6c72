package org.heliograph.party.privacy;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/** One of two worlds that differ only in what the watcher may not see. */
final class World {
    private final Which which;
    private final Stage stage;
    private final Company company;
    private final Fights fights;
    private final Watcher watcher;

    /** Which of the two. */
    enum Which {
        FIRST,
        SECOND
    }

    /** Who watches. */
    enum Role {
        PLAYER,
        OBSERVER
    }

    World(Which which, Role role, Seats seats, Leak leak, long tailBytes) {
        this.which = which;
        this.stage = new Stage(seats, leak, tailBytes);
        this.watcher = new Watcher(stage, role);
        this.company = new Company(stage, role, watcher);
        this.fights = new Fights(stage, role);
    }

    Stage stage() {
        return stage;
    }

    /** All that the watcher was told. */
    Transcript live(List<Step> history) {
        return live(history, serial -> {});
    }

    /** The same; somebody else looks on after each step. */
    Transcript live(List<Step> history, IntConsumer onlooker) {
        boolean ghostly = false;
        for (int i = 0; i < history.size(); i++) {
            Step step = history.get(i);
            ghostly = isGhostly(step, ghostly);
            stage.clock.advance(Duration.ofMillis(1));
            if (!step.isSecret()) {
                watcher.told().endStep("step " + i);
            }
            if (step.happens(which) && !(ghostly && Fights.tellsOfGhosts(step.deed()))) {
                take(i, step, step.hidden(which));
            }
            if (!step.isSecret() && step.m() % 4 != 3) {
                // Not after what is secret: what was still to come of the step before would come in another place.
                watcher.settle();
            }
            onlooker.accept(i);
        }
        watcher.readAll();
        return watcher.told();
    }

    /**
     * Whether somebody hidden has acted since the last visible turn began, in one of the worlds. Then somebody who is
     * inserted, shown or hidden may have missed a turn in that world: this can be seen, as the documents say.
     */
    private static boolean isGhostly(Step step, boolean before) {
        boolean differs = step.first() != step.second();
        return switch (step.deed()) {
            case GHOST_ACTS, FIGHT -> before || differs || step.first() % 2 == 1;
            case NEXT, END -> false;
            default -> before;
        };
    }

    private void take(int serial, Step step, int hidden) {
        if (!fights.take(serial, step, hidden) && !company.take(serial, step, hidden)) {
            watcher.take(step);
        }
    }
}
