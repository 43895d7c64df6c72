package org.heliograph.party.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.heliograph.support.ManualClock;

@Label("the tokens of parties")
class PartyTokensProperties {
    /** Something done to a seat, or to its party, or to the server. */
    enum Deed {
        REPLACE,
        REVOKE,
        RESTART,
        RETIRE,
        ARCHIVE
    }

    /** What is done, and to whom. */
    record Step(Deed deed, Seat seat) {}

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    @Label("P38 P39 P40 open what they should and nothing else, after whatever was done, in whatever order")
    void exactlyTheGoodOnesOpen(@ForAll("histories") List<Step> history) throws IOException {
        Path directory = Files.createTempDirectory("party-tokens");
        try {
            World world = new World(directory);
            for (Step step : history) {
                world.carryOut(step);
                world.check();
            }
        } finally {
            delete(directory);
        }
    }

    private static List<Seat> seats(String party) {
        return List.of(Seat.host(party), Seat.player(party, "x"), Seat.player(party, "y:1"), Seat.observer(party));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        List<Seat> seats =
                Stream.of("a", "b").flatMap(party -> seats(party).stream()).toList();
        Arbitrary<Deed> deeds = Arbitraries.frequency(
                Tuple.of(6, Deed.REPLACE),
                Tuple.of(4, Deed.REVOKE),
                Tuple.of(4, Deed.RESTART),
                Tuple.of(1, Deed.RETIRE),
                Tuple.of(2, Deed.ARCHIVE));
        return Combinators.combine(deeds, Arbitraries.of(seats))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Two parties, and what should be good there. */
    private static final class World {
        private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T19:00:00Z"));
        private final Path directory;
        private final Map<Seat, String> good = new HashMap<>();
        private final List<PartyToken> given = new ArrayList<>();
        private final Set<String> over = new HashSet<>();
        private PartyTokens tokens;

        World(Path directory) {
            this.directory = directory;
            this.tokens = PartyTokens.open(directory, clock);
            for (String party : List.of("a", "b")) {
                tokens.issue(party, seats(party)).forEach(this::gave);
            }
        }

        void check() {
            for (PartyToken token : given) {
                boolean expected = token.secret().equals(good.get(token.seat()));
                assertThat(tokens.find(token.secret()).isPresent()).isEqualTo(expected);
                assertThat(tokens.isGood(token.id())).isEqualTo(expected);
            }
        }

        void carryOut(Step step) throws IOException {
            String party = step.seat.party();
            switch (step.deed) {
                case REPLACE -> {
                    if (!over.contains(party)) {
                        gave(tokens.replace(step.seat));
                    }
                }
                case REVOKE -> {
                    tokens.revoke(step.seat);
                    good.remove(step.seat);
                }
                case RETIRE -> {
                    tokens.retire(party);
                    good.keySet().removeIf(seat -> seat.party().equals(party));
                    over.add(party);
                }
                case ARCHIVE -> {
                    if (over.contains(party) && Files.exists(directory.resolve(party))) {
                        Files.createDirectories(directory.resolve("archive"));
                        Files.move(
                                directory.resolve(party),
                                directory.resolve("archive").resolve(party));
                    }
                }
                case RESTART -> tokens = PartyTokens.open(directory, clock);
            }
        }

        private void gave(PartyToken token) {
            given.add(token);
            good.put(token.seat(), token.secret());
        }
    }
}
