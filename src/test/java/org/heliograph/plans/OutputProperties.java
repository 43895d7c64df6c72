package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** However it is cut up on its way in. */
@Label("what a step printed")
class OutputProperties {
    private static final String SECRET = "s3c€ret";

    @Property(tries = 120)
    @Label("D11: chunks of bytes cut anywhere add up to the source, numbered from 0, also where they are no UTF-8")
    void bytes(@ForAll("parts") List<byte[]> parts) {
        PlanRoom room = new PlanRoom().define(2);
        parts.forEach(part ->
                room.plans.print(PlanRoom.PLAN, 0, Outlet.STDOUT, part, null).join());
        room.become(0, StepStatus.COMPLETED);

        String source = new String(joined(parts), StandardCharsets.UTF_8);
        List<PlanEvent.OutputPrinted> chunks = chunks(room);
        assertThat(chunks.stream().map(PlanEvent.OutputPrinted::text).collect(Collectors.joining()) + endOf(room))
                .isEqualTo(source);
        assertThat(chunks)
                .extracting(PlanEvent.OutputPrinted::chunk)
                .isEqualTo(LongStream.range(0, chunks.size()).boxed().toList());
        assertThat(whole(room)).isEqualTo(source);
    }

    @Property(tries = 120)
    @Label("a secret in it never reaches the log, however it is split over the parts and streams of a step")
    void masked(@ForAll("secretParts") List<byte[]> out, @ForAll("secretParts") List<byte[]> err) {
        PlanRoom room = new PlanRoom().define(1, SECRET);
        for (int i = 0; i < Math.max(out.size(), err.size()); i++) {
            print(room, Outlet.STDOUT, out, i);
            print(room, Outlet.STDERR, err, i);
        }
        room.become(0, StepStatus.COMPLETED);

        Mask mask = Mask.of(List.of(SECRET));
        assertThat(of(room, Outlet.STDOUT) + endOf(room))
                .isEqualTo(mask.cover(new String(joined(out), StandardCharsets.UTF_8)));
        assertThat(of(room, Outlet.STDERR)).isEqualTo(mask.cover(new String(joined(err), StandardCharsets.UTF_8)));
        assertThat(room.log.readAfter(PlanRoom.PLAN.topic(), 0, Integer.MAX_VALUE, Long.MAX_VALUE))
                .noneMatch(entry -> entry.event().contains(SECRET));
    }

    @Property(tries = 120)
    @Label("D28: its bytes, lines, end and search are those of the whole, from wherever one begins")
    void reading(
            @ForAll("texts") List<String> texts,
            @ForAll @IntRange(max = 120) int from,
            @ForAll @IntRange(max = 60) int count) {
        PlanRoom room = new PlanRoom().define(2);
        texts.forEach(text -> {
            room.print(0, text);
            room.print(1, "another step\n");
        });
        String source = String.join("", texts);
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        Output.Whole whole = room.plans.output().of(PlanRoom.PLAN, 0);

        ByteArrayOutputStream part = new ByteArrayOutputStream();
        whole.copy(from, from + count, part);
        assertThat(part.toByteArray())
                .isEqualTo(
                        Arrays.copyOfRange(bytes, Math.min(from, bytes.length), Math.min(from + count, bytes.length)));
        assertThat(source).endsWith(whole.tail(count));
        assertThat(Math.min(count, bytes.length) - whole.tail(count).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(0, 3);

        List<String> lines = lines(source);
        Output.Lines read = whole.lines(from, Math.max(1, count));
        assertThat(read.totalLines()).isEqualTo(lines.size());
        assertThat(read.lines())
                .extracting(Output.Line::text)
                .isEqualTo(lines.stream().skip(from).limit(Math.max(1, count)).toList());
        for (Output.Line line : read.lines()) {
            assertThat(new String(
                            bytes, (int) line.offset(), bytes.length - (int) line.offset(), StandardCharsets.UTF_8))
                    .startsWith(line.text());
        }
        assertThat(whole.find("A", from, 1_000).lines())
                .isEqualTo(LongStream.range(from, lines.size())
                        .filter(i -> lines.get((int) i).toLowerCase(Locale.ROOT).contains("a"))
                        .boxed()
                        .toList());
    }

    @Property(tries = 50)
    @Label("a snapshot of the state and the log itself come to the same")
    void kept(@ForAll("texts") List<String> texts) {
        PlanRoom room = new PlanRoom().define(2);
        texts.forEach(text -> room.print(0, text));
        room.state.keep();
        texts.forEach(text -> room.print(1, text));

        assertThat(room.again().now()).isEqualTo(room.now());
        assertThat(whole(room.again())).isEqualTo(String.join("", texts));
    }

    @Provide
    Arbitrary<List<byte[]>> parts() {
        Arbitrary<Byte> any = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.bytes()),
                Tuple.of(5, Arbitraries.of((byte) 0xE2, (byte) 0x82, (byte) 0xAC, (byte) 'x', (byte) '\n')));
        return any.array(byte[].class).ofMaxSize(12).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<byte[]>> secretParts() {
        Arbitrary<byte[]> text = Arbitraries.of(SECRET, "s3c", "x", "€", "\n", SECRET + SECRET.substring(0, 3))
                .list()
                .ofMaxSize(6)
                .map(words -> String.join("", words).getBytes(StandardCharsets.UTF_8));
        Arbitrary<Integer> size = Arbitraries.integers().between(1, 7);
        return Combinators.combine(text, size).as(OutputProperties::cut);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("aB€\n\n\u001f")
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .ofMaxSize(8);
    }

    private static List<byte[]> cut(byte[] all, int size) {
        ArrayList<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < all.length; at += size) {
            parts.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
        }
        return parts;
    }

    private static void print(PlanRoom room, Outlet stream, List<byte[]> parts, int i) {
        if (i < parts.size()) {
            room.plans.print(PlanRoom.PLAN, 0, stream, parts.get(i), null).join();
        }
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static List<PlanEvent.OutputPrinted> chunks(PlanRoom room) {
        return room.events().stream()
                .filter(PlanEvent.OutputPrinted.class::isInstance)
                .map(PlanEvent.OutputPrinted.class::cast)
                .toList();
    }

    private static String of(PlanRoom room, Outlet stream) {
        return chunks(room).stream()
                .filter(chunk -> chunk.stream() == stream)
                .map(PlanEvent.OutputPrinted::text)
                .collect(Collectors.joining());
    }

    /** What was held back until the step ended comes with its end. */
    private static String endOf(PlanRoom room) {
        return room.events().stream()
                .filter(PlanEvent.StepChanged.class::isInstance)
                .map(event -> ((PlanEvent.StepChanged) event).output())
                .map(output -> output == null ? "" : output)
                .collect(Collectors.joining());
    }

    private static String whole(PlanRoom room) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        room.plans.output().of(PlanRoom.PLAN, 0).copy(0, Long.MAX_VALUE, all);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String source) {
        if (source.isEmpty()) {
            return List.of();
        }
        List<String> lines = Arrays.asList(source.split("\n", -1));
        return source.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
    }
}
