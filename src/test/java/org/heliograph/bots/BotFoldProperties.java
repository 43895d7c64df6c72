package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.heliograph.core.Folded;

@Label("the state of the bots")
class BotFoldProperties {
    /** What happens to which task of which bot, and whether the state is kept after it. */
    record Act(String what, BotId bot, TaskId task, boolean kept) {}

    @Property(tries = 200)
    @Label("K8 folded from a snapshot and what came since equals that folded from the whole log, whatever happened")
    void aSnapshotAndItsTailAreTheWhole(@ForAll("histories") List<Act> history) {
        Workshop workshop = new Workshop();
        for (Act act : history) {
            carryOut(workshop, act);
            if (act.kept) {
                // A new one each time, as after a restart: it goes on from the snapshot before.
                workshop.folded("kept").keep();
            }
        }

        assertThat(written(workshop, "kept")).isEqualTo(written(workshop, "whole"));
        assertThat(written(workshop, "bots")).isEqualTo(written(workshop, "whole"));
    }

    private static String written(Workshop workshop, String name) {
        Folded<BotsState> state = name.equals("bots") ? workshop.bots.state() : workshop.folded(name);
        return state.ask(workshop.fold()::encode);
    }

    private static void carryOut(Workshop workshop, Act act) {
        Bots bots = workshop.bots;
        bots.register(act.bot).join();
        CompletableFuture<?> done = switch (act.what) {
            case "pause" -> bots.pause(act.bot);
            case "resume" -> bots.resume(act.bot);
            case "queue" ->
                bots.submit(
                        act.bot,
                        new NewTask(
                                act.task,
                                "do \"it\" ü",
                                Source.FILE,
                                Priority.P2,
                                7L,
                                workshop.clock.instant().plusSeconds(100),
                                1),
                        null);
            case "take" -> workshop.work.next(act.bot);
            case "start" -> workshop.work.start(act.bot, act.task, Report.NOTHING, null);
            case "complete" -> workshop.work.complete(act.bot, act.task, Report.NOTHING, null);
            case "fail" -> workshop.work.fail(act.bot, act.task, Report.NOTHING, null);
            default -> {
                workshop.advance(Duration.ofSeconds(8));
                workshop.work.sweep();
                yield CompletableFuture.completedFuture(null);
            }
        };
        // What does not fit what happened so far is refused, and that is as good.
        assertThat(done).isDone();
    }

    @Provide
    Arbitrary<List<Act>> histories() {
        return Combinators.combine(
                        Arbitraries.of(
                                "pause",
                                "resume",
                                "queue",
                                "queue",
                                "take",
                                "take",
                                "start",
                                "complete",
                                "fail",
                                "sweep"),
                        Arbitraries.of("BOT-002", "b:2").map(BotId::new),
                        Arbitraries.of("T-1", "T-2", "T-3").map(TaskId::new),
                        Arbitraries.of(true, false, false, false))
                .as(Act::new)
                .list()
                .ofMaxSize(40);
    }
}
