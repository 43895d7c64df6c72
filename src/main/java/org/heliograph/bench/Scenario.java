package org.heliograph.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The runs that have a name, each a shape of load that the project promises something about. */
enum Scenario {
    /** 500 messages a second to 100 subscribers of one channel. */
    FANOUT,
    /** As fast as it goes, to 100 and to 1,000 subscribers of one channel. */
    SATURATE,
    /** 1,000 channels with one subscriber each, who also publishes. */
    TOPICS,
    /** The shape of CometD's published benchmark: 1,000 clients in ten rooms, 90,000 deliveries a second. */
    COMETD,
    /** 10,000 connections on 100 channels, and nothing to tell them. */
    IDLE,
    /** 1,000 healthy readers, first alone, then beside 50 slow and 10 stalled ones; messages large enough to fill them. */
    SLOW,
    /** 2,000 clients are cut off, miss {@link #MISSED} messages and come back at once. */
    RECONNECT,
    /** 100 tasks of a bot a second begin and end before 100 subscribers who see everything. */
    COMPLETION,
    /** 50 ends of tasks a second to 1,000 subscribers of a bot, through one filter, then through six that say the same. */
    FILTERS,
    /** 50,000 deliveries a second to 100, 500, 1,000, 2,000 and 5,000 subscribers. */
    GROWTH;

    /** How many messages each client of {@link #RECONNECT} is behind. */
    static final int MISSED = 1_000;

    /** The runs it consists of, in order. */
    List<Load> loads() {
        return switch (this) {
            case FANOUT -> List.of(load("fanout", Audience.of(100, 1), Traffic.paced(500)));
            case SATURATE ->
                List.of(
                        load("saturate-100", Audience.of(100, 1), Traffic.saturating()),
                        load("saturate-1000", Audience.of(1_000, 1), Traffic.saturating()));
            case TOPICS ->
                List.of(load(
                        "topics",
                        Audience.of(1_000, 1_000),
                        Traffic.paced(2_000).through(Door.SELF)));
            case COMETD ->
                List.of(load(
                        "cometd", Audience.of(1_000, 10), Traffic.paced(900).through(Door.SELF)));
            case IDLE -> List.of(load("idle", Audience.of(10_000, 100), Traffic.none()));
            case SLOW ->
                List.of(
                        load("slow-none", Audience.of(1_000, 1), Traffic.paced(50)),
                        load("slow-50-10", Audience.of(1_000, 1).withHindered(50, 10), Traffic.paced(50)));
            case RECONNECT -> List.of(load("reconnect", Audience.of(2_000, 1), Traffic.none()));
            case COMPLETION -> List.of(load("completion", Audience.ofBot(100, 0), Traffic.ofTasks(100)));
            case FILTERS ->
                List.of(
                        load("filters-1", Audience.ofBot(1_000, 1), Traffic.ofTasks(50)),
                        load("filters-6", Audience.ofBot(1_000, Filters.MOST), Traffic.ofTasks(50)));
            case GROWTH ->
                IntStream.of(100, 500, 1_000, 2_000, 5_000)
                        .mapToObj(n -> load("growth-" + n, Audience.of(n, 1), Traffic.paced(50_000.0 / n)))
                        .toList();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Load load(String name, Audience audience, Traffic traffic) {
        return new Load(name, audience, traffic, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
}
