package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B38 a client's retry")
class RepeatsTest {
    private static final ClientKey KEY = ClientKey.of("key", "say hello");

    private final Workshop workshop = new Workshop();

    private CompletableFuture<Recorded<BotEvent>> submit(Workshop in, String task, ClientKey key) {
        return in.bots.submit(in.bot(), NewTask.of(new TaskId(task), "say hello"), key);
    }

    private static Workshop restarted(Workshop workshop) {
        return new Workshop(workshop.clock, workshop.log, Runnable::run);
    }

    @Test
    @DisplayName("finds what was done, over a restart and after the task's end")
    void afterARestart() {
        Recorded<BotEvent> first = submit(workshop, "GENERATED-1", KEY).join();
        workshop.take();
        workshop.work
                .complete(Workshop.BOT, new TaskId("GENERATED-1"), Report.NOTHING, null)
                .join();

        Recorded<BotEvent> again =
                submit(restarted(workshop), "GENERATED-2", KEY).join();
        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(workshop.told()).hasSize(3);
    }

    @Test
    @DisplayName("does it under the name of the first try, where that came no further than the key")
    void betweenKeyAndDeed() {
        workshop.bots.repeats().once(workshop.bot(), new TaskId("FIRST"), KEY, task -> new CompletableFuture<>());

        Recorded<BotEvent> again = submit(restarted(workshop), "SECOND", KEY).join();
        assertThat(((TaskEvent) again.event()).task()).isEqualTo("FIRST");
        assertThat(submit(restarted(workshop), "THIRD", KEY).join().entry()).isEqualTo(again.entry());
        assertThat(workshop.told()).containsExactly("FIRST pending");
    }

    @Test
    @DisplayName("is refused if it asks for something else, and never meets another bot's or our own keys")
    void otherRequests() {
        submit(workshop, "T-1", KEY).join();
        CompletableFuture<?> other = submit(workshop, "T-2", ClientKey.of("key", "say goodbye"));
        assertThatThrownBy(other::join)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(409));
        submit(workshop, "T-3", ClientKey.of("registered", "x")).join();
        submit(workshop, "T-4", ClientKey.of("begin:T-1", "x")).join();
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-3 pending", "T-4 pending");
    }

    @Test
    @DisplayName("of what was refused is refused again")
    void refusals() {
        submit(workshop, "T-1", null).join();
        for (int i = 0; i < 2; i++) {
            CompletableFuture<?> twice = submit(workshop, "T-1", KEY);
            assertThatThrownBy(twice::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.code()).isEqualTo(409));
        }
    }
}
