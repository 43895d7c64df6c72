package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.core.Gap;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.support.Golden;
import org.heliograph.support.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("docs/protocol.md")
class ProtocolPageTest {
    private static final Page PAGE = Page.of("docs/protocol.md");
    private static final Document HTTP = Document.read("openapi.yaml");
    private static final Document PUSHED = Document.read("asyncapi.yaml");
    private static final JsonMapper JSON = new JsonMapper();

    /** What no refusal of ours says, but a server or a resource does by itself. */
    private static final Set<Integer> BY_ITSELF = Set.of(405, 406, 416, 426, 500, 503);

    @Test
    @DisplayName("every example is a golden frame or an answer as the OpenAPI document has it")
    void examplesAreReal() {
        Set<JsonNode> golden = Stream.of(
                        "common",
                        "channel",
                        "bot",
                        "bot-steps",
                        "plan",
                        "party",
                        "party-combat",
                        "sse",
                        "streams",
                        "requests",
                        "bot-requests",
                        "console-requests",
                        "plan-requests",
                        "party-requests")
                .flatMap(folder -> Golden.in(folder).values().stream())
                .map(JSON::readTree)
                .collect(Collectors.toSet());
        List<String> examples = PAGE.fenced("json").stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(examples).hasSizeGreaterThan(20).allSatisfy(example -> {
            if (!golden.contains(JSON.readTree(example))) {
                assertThat(answersThatFit(example)).as(example).isNotEmpty();
            }
        });
    }

    private static List<String> answersThatFit(String example) {
        return Stream.of(
                        "Posted",
                        "MessagePage",
                        "ChannelList",
                        "Summary",
                        "Health",
                        "Readiness",
                        "Queued",
                        "OpenTasks",
                        "BotList",
                        "LeasedTask",
                        "Step",
                        "TimelinePage",
                        "Task",
                        "PlanDefinition",
                        "PlanReceipt",
                        "PlanSnapshot",
                        "PlanList",
                        "OutputLines",
                        "FoundLines",
                        "SessionMessage",
                        "Delivered",
                        "PlanEnd",
                        "PlanFailure",
                        "StepChange",
                        "Print",
                        "StreamPage",
                        "OpenedParty",
                        "PartyStatus",
                        "NextAction",
                        "ActionDone",
                        "Taken",
                        "ActionState")
                .filter(name -> HTTP.faults(HTTP.at("/components/schemas/" + name), example)
                        .isEmpty())
                .toList();
    }

    @Test
    @DisplayName("every type of frame has its row")
    void typesAreListed() {
        Set<String> types = Stream.of("common", "channel", "bot", "bot-steps", "plan", "party", "party-combat")
                .flatMap(folder -> Golden.in(folder).values().stream())
                .map(frame -> JSON.readTree(frame).path("type").asString(""))
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        types.add("close");
        assertThat(names("From the server")).isEqualTo(types);

        assertThat(names("From the client"))
                .isEqualTo(Stream.of("requests", "bot-requests", "console-requests", "plan-requests", "party-requests")
                        .flatMap(folder -> Golden.in(folder).values().stream())
                        .map(frame -> JSON.readTree(frame).path("type").asString())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("every code of an error has its row, with the doors at which the documents have it")
    void errorCodesAreListed() throws ReflectiveOperationException {
        Set<Integer> http = codes(HTTP, "/components/schemas/Error/properties/error_code/enum");
        Set<Integer> pushed = codes(PUSHED, "/components/schemas/Error/properties/error_code/enum");
        Set<Integer> known = new TreeSet<>(BY_ITSELF);
        for (var refusal : RefusedException.class.getDeclaredMethods()) {
            if (Modifier.isStatic(refusal.getModifiers()) && Modifier.isPublic(refusal.getModifiers())) {
                known.add(((RefusedException) refusal.invoke(null, "x")).code());
            }
        }

        List<List<String>> rows = PAGE.rows("Errors");
        assertThat(rows.stream().map(row -> Integer.parseInt(row.get(0))).toList())
                .containsExactlyElementsOf(known);
        assertThat(rows).allSatisfy(row -> {
            assertThat(http.contains(Integer.parseInt(row.get(0))))
                    .isEqualTo(row.get(2).startsWith("yes"));
            assertThat(pushed.contains(Integer.parseInt(row.get(0))))
                    .isEqualTo(row.get(3).startsWith("yes"));
        });
    }

    @Test
    @DisplayName("every code with which we close has its row, and every reason for a gap")
    void closeCodesAreListed() {
        Set<Integer> ours = Stream.of(
                        CloseCause.STALE,
                        CloseCause.SEND_STALLED,
                        CloseCause.TOO_FAST,
                        CloseCause.stopping(1),
                        CloseCause.denied("x"),
                        CloseCause.INTERNAL_ERROR,
                        CloseCause.tooLarge(1),
                        CloseCause.tooMany("x"))
                .map(CloseCause::code)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(PAGE.rows("Close codes").stream()
                        .map(row -> Integer.parseInt(row.get(0)))
                        .toList())
                .containsExactlyElementsOf(ours);
        assertThat(names("A gap"))
                .isEqualTo(Arrays.stream(Gap.Reason.values())
                        .map(Gap.Reason::wireName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("every HTTP operation is mentioned")
    void operationsAreMentioned() {
        assertThat(Operation.in(HTTP))
                .allSatisfy(operation -> assertThat(PAGE.text())
                        .contains("`" + (operation.path().matches("(/api)?/ws/?.*") ? operation.path() : operation)
                                + "`"));
    }

    /** What stands in backticks in the first column of a section's table. */
    private static Set<String> names(String section) {
        return PAGE.rows(section).stream()
                .flatMap(row -> Page.code(row.get(0)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> codes(Document document, String pointer) {
        return document.at(pointer).valueStream().map(JsonNode::asInt).collect(Collectors.toCollection(TreeSet::new));
    }
}
