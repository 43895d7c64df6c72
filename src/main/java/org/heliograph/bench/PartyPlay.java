package org.heliograph.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.heliograph.bench.log.Percentiles;

/**
 * One writer at one table: a player and the host in turns, each on a connection of its own. An action is submitted, taken
 * and answered; the answer carries a stamp.
 */
final class PartyPlay implements Closeable {
    private static final String NOTHING = "";

    private final HttpLink player;
    private final HttpLink host;
    private final byte[] mark;
    private final int writer;
    private int number;

    /** @param writer which of the table's writers */
    PartyPlay(Target target, PartyTable table, byte[] mark, int writer) throws IOException {
        this.player = new HttpLink(
                target.as(table.players().get(writer % table.players().size())));
        this.host = new HttpLink(target.as(table.host()));
        this.mark = mark.clone();
        this.writer = writer;
    }

    /** One action from beginning to end, which is when the host knows that its answer is on disk. */
    void act(Histogram nanos) throws IOException {
        long start = System.nanoTime();
        player.post("/action", "{\"action\":\"I look behind the curtain, carefully, and listen.\"}");
        String taken = host.post("/api/party/next", NOTHING);
        // Another writer at this table may have taken it, and leaves its own.
        while (taken.isEmpty()) {
            LockSupport.parkNanos(100_000);
            taken = host.post("/api/party/next", NOTHING);
        }
        String action = PartyTable.read(taken).getString("action_id");
        host.post(
                "/api/party/actions/" + action + "/resolve",
                "{\"narrative\":\"" + stamp() + " Behind the curtain there is a door, and it is ajar.\"}");
        Percentiles.add(nanos, System.nanoTime() - start);
    }

    private String stamp() {
        byte[] stamp = new byte[Stamp.LENGTH];
        Stamp.write(stamp, 0, mark, writer, number++, System.nanoTime());
        return new String(stamp, StandardCharsets.US_ASCII);
    }

    /** How many were answered. */
    int acted() {
        return number;
    }

    @Override
    public void close() throws IOException {
        player.close();
        host.close();
    }
}
