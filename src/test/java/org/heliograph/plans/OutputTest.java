package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a step's output")
class OutputTest {
    private static final String SILENCE = "x".repeat(Chunks.BYTES);

    private static void printBytes(PlanRoom room, int step, Outlet stream, String text) {
        room.plans
                .print(PlanRoom.PLAN, step, stream, text.getBytes(StandardCharsets.UTF_8), null)
                .join();
    }

    @Test
    @DisplayName("has empty lines that were printed when and where they were")
    void emptyLines() {
        PlanRoom room = new PlanRoom().define(1);
        printBytes(room, 0, Outlet.STDERR, "\n");
        printBytes(room, 0, Outlet.STDOUT, "a\n\n");
        printBytes(room, 0, Outlet.STDERR, "\n");

        List<Output.Line> lines =
                room.plans.output().of(PlanRoom.PLAN, 0).lines(0, 10).lines();
        assertThat(lines)
                .extracting(Output.Line::stream)
                .containsExactly(Outlet.STDERR, Outlet.STDOUT, Outlet.STDOUT, Outlet.STDERR);
        assertThat(lines).extracting(Output.Line::offset).containsExactly(0L, 1L, 3L, 4L);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.timestamp())
                        .isAfterOrEqualTo(room.now().times().created()));
    }

    @Test
    @DisplayName("is searched to the end of a line of megabytes, which is found once")
    void longLine() {
        PlanRoom room = new PlanRoom().define(1);
        room.print(0, "first\n");
        room.print(0, "needle");
        for (int i = 0; i < 40; i++) {
            room.print(0, SILENCE);
        }
        room.print(0, "nee");
        room.print(0, "dle, Hay");
        Output.Whole whole = room.plans.output().of(PlanRoom.PLAN, 0);

        assertThat(whole.find("hay", 0, 10)).isEqualTo(new Output.Found(List.of(1L), false, 2));
        assertThat(whole.find("xneedle", 0, 10).lines()).containsExactly(1L);
        assertThat(whole.find("needle", 0, 1)).isEqualTo(new Output.Found(List.of(1L), false, 2));
    }

    @Test
    @DisplayName("D28: is found without reading what other steps have printed since")
    void readsLittle() {
        AtomicLong read = new AtomicLong();
        PlanRoom room = new PlanRoom(counting(new InMemoryEventLog(PlanRoom.clock()), read), Runnable::run).define(2);
        room.print(0, "little\n");
        for (int i = 0; i < 1_000; i++) {
            room.print(1, "x".repeat(4 * 1024));
        }
        PlanState now = room.now();
        read.set(0);

        Output output = room.plans.output();
        assertThat(output.tail(now, PlanRoom.PLAN, 0, 100)).isEqualTo("little\n");
        assertThat(output.of(PlanRoom.PLAN, 0).find("LITTLE", 0, 10).lines()).containsExactly(0L);
        assertThat(output.of(PlanRoom.PLAN, 0).lines(0, 10).lines()).hasSize(1);
        // One read each, and one entry of it is enough.
        assertThat(read).hasValueLessThan(1_000);
    }

    /** A log that counts the entries that are read of topics. */
    private static EventLog counting(EventLog log, AtomicLong read) {
        return (EventLog) Proxy.newProxyInstance(
                OutputTest.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(log, arguments);
                        if (method.getName().equals("readAfter")) {
                            read.addAndGet(((List<?>) result).size());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    @DisplayName("ends where it ended also when a snapshot of the state from before says less of it")
    void olderSnapshot() {
        Marks marks = Marks.of(new Marks.Kept(List.of(), 1, 0));
        assertThat(marks.last(7)).isEqualTo(7);
        marks.add(5, Step.Printed.NOTHING);
        assertThat(marks.last(7)).isEqualTo(5);
        assertThat(marks.last(4)).isEqualTo(4);
        assertThat(Marks.of(marks.kept()).last(7)).isEqualTo(5);
    }
}
