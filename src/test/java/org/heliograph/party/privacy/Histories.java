package org.heliograph.party.privacy;

import static org.heliograph.party.privacy.Step.Deed.*;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Anything that may happen at a table: each history mostly on one subject, so that what belongs together meets. */
final class Histories {
    private static final int LONGEST = 80;
    private static final int MOST = 1_000;
    private static final int HIDDEN = 24;

    private static final List<Step.Deed> READING =
            List.of(OPEN_SOCKET, OPEN_EVENTS, TAKE, CLOSE, HISTORY, POLL, POLL, LONG_POLL, LONG_POLL, TIME_IS_OVER);

    private Histories() {}

    /** What a history is mostly about. */
    enum Subject {
        TALK(
                SAY,
                SAY,
                SAY_TO_FEW,
                OTHER_ACTS,
                RESOLVE_OTHERS,
                COME,
                GO,
                WAIT,
                THINK,
                WHISPER,
                MURMUR,
                SECRET_SAY,
                SECRET_SAY,
                SECRET_RESOLVE,
                FLAP,
                SECOND_TAB,
                WATCHERS_TAB,
                HOST_TAB,
                TICK),
        QUEUE(
                ACT,
                ACT,
                ACT_BY_SOCKET,
                HOST_TAKES,
                RESOLVE_OWN,
                RESOLVE_OTHERS,
                REQUEUE_OWN,
                CANCEL_OWN,
                OTHER_ACTS,
                ASK_FOR_ACTION,
                WAIT,
                WHISPER,
                MURMUR,
                SECRET_TAKE,
                SECRET_REQUEUE,
                SECRET_CANCEL,
                SECRET_RESOLVE),
        BATTLE(
                FIGHT,
                FIGHT,
                NEXT,
                NEXT,
                NEXT,
                NEXT,
                NEXT,
                GHOST_COMES,
                GHOST_COMES,
                GHOST_ACTS,
                GHOST_ACTS,
                GHOST_ACTS,
                GHOST_ACTS,
                GHOST_IS_HURT,
                SCRATCH,
                SCRATCH,
                WOUND,
                AFFLICT,
                ARMOUR,
                INSERT,
                END,
                ACT),
        MOMENT(
                FIGHT,
                FIGHT,
                NEXT,
                GHOST_COMES,
                GHOST_COMES,
                GHOST_ACTS,
                GHOST_ACTS,
                GHOST_ACTS,
                GHOST_ACTS,
                TOGETHER,
                TOGETHER,
                TOGETHER,
                WAIT,
                WAIT,
                WAIT,
                ACT,
                ACT,
                ACT,
                ACT,
                OTHER_ACTS,
                OTHER_ACTS,
                WHISPER,
                SAY),
        SLOW(
                OPEN_EVENTS,
                OPEN_EVENTS,
                TAKE,
                TAKE,
                FIGHT,
                NEXT,
                NEXT,
                SCRATCH,
                SCRATCH,
                SCRATCH,
                ARMOUR,
                NOTE,
                PURSE,
                WOUND,
                WOUND,
                CHANGE_SHEET,
                ACT,
                ACT,
                HOST_TAKES,
                REQUEUE_OWN,
                THINK,
                SAY,
                SECRET_SAY,
                GHOST_ACTS),
        TABLE(
                FIGHT,
                NEXT,
                NEXT,
                GHOST_ACTS,
                TOGETHER,
                TOGETHER,
                END,
                UNVEIL,
                CHANGE_SHEET,
                SAY,
                ACT,
                ACT_BY_SOCKET,
                OTHER_ACTS,
                OTHER_ACTS,
                WHISPER,
                NOTE,
                PURSE,
                WAIT,
                KICK,
                READMIT,
                COME,
                GO),
        ANYTHING(Step.Deed.values());

        private final List<Step.Deed> deeds;

        Subject(Step.Deed... deeds) {
            this.deeds = Stream.concat(Stream.of(deeds), READING.stream()).toList();
        }

        Arbitrary<List<Step>> histories() {
            return step(deeds).list().ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
        }
    }

    static Arbitrary<List<Step>> any() {
        return Arbitraries.of(Subject.class).flatMap(Subject::histories);
    }

    private static Arbitrary<Step> step(List<Step.Deed> deeds) {
        Arbitrary<Integer> number = upTo(MOST);
        return Combinators.combine(Arbitraries.of(deeds), number, number, upTo(HIDDEN), upTo(HIDDEN))
                .as(Step::new);
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers()
                .between(0, most)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }
}
