package org.heliograph.party.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The tokens of a party, when several change them at once:")
class CompetingTokensTest {
    private static final Seat THORIN = Seat.player("deep", "thorin");
    private static final int THREADS = 6;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("a seat has at most one that is good, each other one was told once, and the disk knows")
    void atMostOneIsGood() throws Exception {
        PartyTokens tokens = open();
        Queue<PartyToken> given = new ConcurrentLinkedQueue<>(tokens.issue("deep", List.of(THORIN)));
        Queue<String> ended = new ConcurrentLinkedQueue<>();
        tokens.onEnd((token, reason) -> ended.add(token.id()));
        CyclicBarrier gate = new CyclicBarrier(THREADS);

        List<Future<?>> all = IntStream.range(0, THREADS)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                    gate.await();
                    for (int i = 0; i < 30; i++) {
                        if ((i + thread) % 5 == 0) {
                            tokens.revoke(THORIN);
                        } else {
                            given.add(tokens.replace(THORIN));
                        }
                        assertThat(tokens.of("deep")).hasSizeLessThanOrEqualTo(1);
                    }
                    return null;
                }))
                .toList();
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }

        List<String> good = given.stream()
                .filter(token -> tokens.find(token.secret()).isPresent())
                .map(PartyToken::id)
                .toList();
        assertThat(good)
                .isEqualTo(tokens.of("deep").stream().map(PartyToken::id).toList());
        assertThat(ended)
                .containsExactlyInAnyOrderElementsOf(given.stream()
                        .map(PartyToken::id)
                        .filter(id -> !good.contains(id))
                        .toList());
        assertThat(open().of("deep")).isEqualTo(tokens.of("deep"));
    }

    @Test
    @DisplayName("who is told of an end may have another thread change the same party, and wait for it")
    void noLockIsHeldWhileTelling() throws Exception {
        PartyTokens tokens = open();
        Seat elara = Seat.player("deep", "elara");
        tokens.issue("deep", List.of(THORIN, elara));
        tokens.onEnd((token, reason) -> {
            if (token.seat().equals(THORIN)) {
                CompletableFuture.runAsync(() -> tokens.replace(elara), threads).join();
            }
        });

        threads.submit(() -> tokens.revoke(THORIN)).get(60, TimeUnit.SECONDS);

        assertThat(tokens.of("deep")).extracting(PartyToken::seat).containsExactly(elara);
    }

    private PartyTokens open() {
        return PartyTokens.open(directory, Clock.systemUTC());
    }
}
