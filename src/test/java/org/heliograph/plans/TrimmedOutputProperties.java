package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Retention;

@Label("what a step printed, after retention took its beginning")
class TrimmedOutputProperties {
    @Property(tries = 100)
    @Label("K6: bytes and lines keep their numbers, and what is kept is all there")
    void numbersStay(@ForAll("texts") List<String> texts, @ForAll @IntRange(min = 1, max = 12) int kept) {
        PlanRoom room = new PlanRoom(new InMemoryEventLog(PlanRoom.clock(), 1, Retention.ofCount(kept)), Runnable::run)
                .define(2);
        texts.forEach(text -> {
            room.print(0, text);
            room.print(1, "another step\n");
        });
        room.log.trim();
        byte[] source = String.join("", texts).getBytes(StandardCharsets.UTF_8);

        Output.Whole whole = room.plans.output().of(PlanRoom.PLAN, 0);
        int first = (int) whole.firstByte();
        assertThat(new String(source, first, source.length - first, StandardCharsets.UTF_8))
                .isEqualTo(keptOf(room));
        assertThat(part(whole, first, Long.MAX_VALUE)).isEqualTo(Arrays.copyOfRange(source, first, source.length));
        int middle = (first + source.length) / 2;
        assertThat(part(whole, middle, middle + 5))
                .isEqualTo(Arrays.copyOfRange(source, middle, Math.min(source.length, middle + 5)));

        List<String> lines = lines(new String(source, StandardCharsets.UTF_8));
        Output.Lines read = whole.lines(0, 1_000_000);
        assertThat(read.totalLines()).isEqualTo(lines.size());
        assertThat(read.firstLine()).isEqualTo(whole.firstLine());
        assertThat(read.lines())
                .extracting(Output.Line::number)
                .isEqualTo(LongStream.range(whole.firstLine(), lines.size())
                        .boxed()
                        .toList());
        assertThat(read.lines()).allSatisfy(line -> {
            String there = lines.get((int) line.number());
            assertThat(line.text()).isEqualTo(there.substring(0, Math.min(there.length(), LineReader.LONGEST)));
            byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
            int offset = (int) line.offset();
            assertThat(Arrays.equals(source, offset, offset + text.length, text, 0, text.length))
                    .isTrue();
        });
        assertThat(whole.find("a", 0, 1_000_000).lines())
                .isEqualTo(LongStream.range(whole.firstLine(), lines.size())
                        .filter(i -> lines.get((int) i).contains("a"))
                        .boxed()
                        .toList());
    }

    @Property(tries = 30)
    @Label("D28: a snapshot shows the end that is kept, and says that there was more")
    void snapshots(@ForAll("texts") List<String> texts, @ForAll @IntRange(min = 1, max = 12) int kept) {
        PlanRoom room = new PlanRoom(new InMemoryEventLog(PlanRoom.clock(), 1, Retention.ofCount(kept)), Runnable::run)
                .define(1);
        texts.forEach(text -> room.print(0, text));
        room.log.trim();

        Snapshot.StepSnapshot step = room.plans.snapshot(PlanRoom.PLAN).steps().get(0);
        String source = String.join("", texts);
        assertThat(source).endsWith(step.output());
        assertThat(keptOf(room)).endsWith(step.output());
        assertThat(step.outputTruncated()).isEqualTo(step.output().length() < source.length());
        assertThat(step.outputBytes()).isEqualTo(source.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Some are long, so that there are several places in the log that are known. */
    @Example
    @Label("a plan of which retention left no beginning is as one that is not there yet, and can be waited for")
    void beginningGone() {
        PlanRoom before =
                new PlanRoom(new InMemoryEventLog(PlanRoom.clock(), 1, Retention.ofCount(1)), Runnable::run).define(1);
        before.print(0, "text");
        before.log.trim();
        PlanRoom room = before.again();
        assertThat(room.plans.isKnown(PlanRoom.PLAN)).isFalse();

        Snapshot nothing = room.plans.snapshotOfMaybe(PlanRoom.PLAN);
        long seq = room.timeline.seqOf(PlanRoom.PLAN.topic(), nothing.cursor());
        room.define(2);
        assertThat(room.timeline.after(PlanRoom.PLAN.topic(), seq, 10))
                .first()
                .satisfies(next -> assertThat(next.event()).isInstanceOf(PlanEvent.PlanDefined.class));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> small =
                Arbitraries.strings().withChars("ab€\n\n").ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> large = Arbitraries.of("€a\n".repeat(9_000), "b".repeat(40_000));
        return Arbitraries.frequencyOf(Tuple.of(4, small), Tuple.of(1, large))
                .list()
                .ofMaxSize(14);
    }

    private static String keptOf(PlanRoom room) {
        StringBuilder text = new StringBuilder();
        room.events().forEach(event -> {
            if (event instanceof PlanEvent.OutputPrinted output && output.step() == 0) {
                text.append(output.text());
            }
        });
        return text.toString();
    }

    private static byte[] part(Output.Whole whole, long from, long to) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        whole.copy(from, to, part);
        return part.toByteArray();
    }

    private static List<String> lines(String source) {
        if (source.isEmpty()) {
            return List.of();
        }
        List<String> lines = Arrays.asList(source.split("\n", -1));
        return source.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
    }
}
