package org.heliograph.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts an audience off, publishes to its channels meanwhile, and lets everyone return at once with the cursor it had.
 * Latency is here from the beginning of the return until a follower has everything it missed. For one thread, once.
 */
final class ReconnectRun {
    private static final int RAMP = 32;
    private static final int STORM = 256;
    private static final Duration FORGET = Duration.ofSeconds(1);

    private final Rig rig;
    private final Load load;
    private final int run;
    private final int missed;
    private final Troubles troubles = new Troubles();

    /** @param missed messages published to each topic while nobody is there */
    ReconnectRun(Rig rig, Load load, int run, int missed) {
        this.rig = rig;
        this.load = load;
        this.run = run;
        this.missed = missed;
    }

    Result run() throws IOException, InterruptedException {
        Press press = new Press(rig, load, run, troubles);
        press.introduce();
        List<Client> before = beforehand();
        publish(press);
        Thread.sleep(FORGET.toMillis());
        try (Crowd crowd = new Crowd(rig, load, run, new Span(), troubles, STORM)) {
            Sample begin = Sample.of(rig, 0, 0);
            for (Client client : before) {
                crowd.add(client.topic(), client.pace(), client.cursor());
            }
            crowd.drain((long) before.size() * missed);
            Sample end = Sample.of(rig, crowd.deliveries(), 0);
            OptionalLong memory = rig.serverKb();
            crowd.cut();
            long[] published = new long[load.audience().topics()];
            Arrays.fill(published, missed);
            return new Result(
                    load,
                    before.size(),
                    (long) published.length * missed,
                    end.rates(begin),
                    crowd.caughtUp(begin.nanos(), missed),
                    Verdict.of(published, crowd.clients()),
                    end.cost(begin, Double.NaN, memory),
                    troubles.list());
        }
    }

    /** Everyone connects once, for a cursor, and is cut off. */
    private List<Client> beforehand() throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd(rig, load, run, new Span(), troubles, RAMP)) {
            crowd.addAudience();
            crowd.awaitReady();
            return List.copyOf(crowd.clients());
        }
    }

    private void publish(Press press) throws IOException {
        try (Sender sender = press.wholesale()) {
            for (int topic = 0; topic < load.audience().topics(); topic++) {
                for (int number = 0; number < missed; number++) {
                    sender.put(topic, number, System.nanoTime());
                }
            }
            sender.flush();
        }
    }
}
