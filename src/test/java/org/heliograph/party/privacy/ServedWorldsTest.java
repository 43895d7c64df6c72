package org.heliograph.party.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("K2: two tables of a real server that differ only in what a recipient may not see")
@ExtendWith(SharedServer.class)
class ServedWorldsTest {
    private static final int ROUNDS = 8;

    @ParameterizedTest
    @DisplayName("tell it the same, through every door, however often it comes back")
    @CsvSource({"PLAYER,1", "OBSERVER,2"})
    void tellTheSame(World.Role role, long seed, RunningServer server) {
        List<String> quiet = watched(Table.open(server), role, seed, new NoSecrets());
        List<String> busy = watched(Table.open(server), role, seed, new ServedSecrets(seed));

        assertThat(busy).isEqualTo(quiet);
    }

    /** What is told to who watches a table where the same happens in the open each time. */
    private static List<String> watched(Table table, World.Role role, long seed, Secrets secrets) {
        Guest me = role == World.Role.PLAYER ? table.player("thorin") : table.observer();
        Random random = new Random(seed);
        try (secrets;
                Onlooker onlooker = new Onlooker(me);
                WireClient elara = table.player("elara").join()) {
            table.tell("It begins");
            onlooker.upTo("It begins");
            for (int i = 0; i < ROUNDS; i++) {
                onlooker.await();
                secrets.happen(table);
                table.tell("Round " + i);
                onlooker.awaited();
                onlooker.upTo("Round " + i);
                happen(table, onlooker, random.nextInt(7), i);
                secrets.happen(table);
                table.tell("After " + i);
                onlooker.upTo("After " + i);
                onlooker.ask(i);
                if (random.nextInt(3) == 0) {
                    onlooker.comeBack(random.nextInt(1_000));
                }
            }
            onlooker.mustHaveNothingElse();
            assertThat(elara.isOpen()).isTrue();
            onlooker.told().endStep("the end");
            assertThat(onlooker.told().lines()).noneMatch(line -> line.contains("SECRET"));
            return onlooker.told().withoutValues();
        }
    }

    private static void happen(Table table, Onlooker onlooker, int what, int serial) {
        Guest host = table.host();
        switch (what) {
            case 0 -> table.say("{'narrative':'Hear " + serial + "','private':{'thorin':'You hear more'}}");
            case 1 -> answer(table, onlooker.act("I look " + serial), serial);
            case 2 -> host.post("/api/party/combat/start", fight());
            case 3 -> host.post("/api/party/combat/end", "");
            case 4 ->
                host.send(
                        "PATCH",
                        "/api/party/characters/goblin",
                        "{'hp':" + List.of(8, 3, 1).get(serial % 3) + "}");
            case 5 -> host.send("PATCH", "/api/party/characters/thorin", "{'inventory':['axe','" + serial + "']}");
            default -> ServedSecrets.next(table);
        }
    }

    private static String fight() {
        return "{'initiative':[{'id':'thorin','initiative':15},{'id':'goblin','initiative':10},"
                + "{'id':'elara','initiative':5}]}";
    }

    private static void answer(Table table, String action, int serial) {
        if (action != null) {
            table.resolve(action, "{'narrative':'You see " + serial + "','dm_only':'SECRET'}");
        }
    }

    /** What only the host and others know of. */
    interface Secrets extends AutoCloseable {
        /** Some of it happens. */
        void happen(Table table);

        @Override
        void close();
    }

    private static final class NoSecrets implements Secrets {
        @Override
        public void happen(Table table) {}

        @Override
        public void close() {}
    }
}
