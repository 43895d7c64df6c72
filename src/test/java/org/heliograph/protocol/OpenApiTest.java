package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.launcher.WebComponents;
import org.heliograph.party.web.mcp.McpParts;
import org.heliograph.server.access.Door;
import org.heliograph.server.access.Doors;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("docs/openapi.yaml: what it describes is what is there")
class OpenApiTest {
    private static final Document DOCUMENT = Document.read("openapi.yaml");
    private static final WebComponents DEPLOYED = HeliographComponents.of(Settings.read(SettingSources.of(Map.of())));

    @Test
    @DisplayName("every resource, servlet and WebSocket that is deployed is described, and none that is not")
    void everyDoorIsDescribed() {
        Set<String> deployed = Stream.of(
                        Operation.served().keySet().stream().map(Operation::toString),
                        DEPLOYED.servlets().stream()
                                .flatMap(servlet -> servlet.patterns().stream())
                                // What models say there is described by a protocol of its own, and told by itself.
                                .filter(pattern -> !pattern.equals(McpParts.PATH))
                                .map(pattern -> "GET " + pattern),
                        DEPLOYED.endpoints().stream()
                                .map(type -> "GET "
                                        + type.getAnnotation(ServerEndpoint.class)
                                                .value()))
                .flatMap(all -> all)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = Operation.in(DOCUMENT).stream()
                .map(operation ->
                        operation.toString().replaceFirst("^GET /api/streams/\\{kind}/\\{id}$", "GET /api/streams/*"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(deployed);
    }

    @Test
    @DisplayName("every operation names the role that its door asks for, and the tokens that open it")
    void everyRoleIsThatOfItsDoor() {
        assertThat(Operation.in(DOCUMENT)).allSatisfy(operation -> {
            Door door = Doors.standard().at(operation.method(), operation.path().replaceAll("\\{[^}]*}", "x"));
            assertThat(operation.in(DOCUMENT, "x-role").asString()).isEqualTo(door.name());
            assertThat(security(operation)).isEqualTo(securityOf(door, operation));
        });
    }

    /** The names of what opens an operation, empty for nothing; as everywhere else where it says nothing itself. */
    private static Set<String> security(Operation operation) {
        JsonNode own = operation.in(DOCUMENT, "security");
        return (own.isMissingNode() ? DOCUMENT.at("/security") : own)
                .valueStream()
                .map(scheme -> String.join(" ", Document.names(scheme)))
                .collect(Collectors.toSet());
    }

    private static Set<String> securityOf(Door door, Operation operation) {
        if (door == Door.OPEN) {
            return Set.of();
        }
        if (door == Door.PARTY_OPEN || operation.path().equals("/ws")) {
            return Set.of("party", "partyQuery", "");
        }
        return door == Door.PARTY ? Set.of("party", "partyQuery") : Set.of("bearer", "query", "container", "");
    }

    @Test
    @DisplayName("every parameter of a path is described, and every query parameter and header that a resource reads")
    void everyParameterIsDescribed() {
        assertThat(Operation.in(DOCUMENT))
                .allSatisfy(operation -> assertThat(parameters(operation, "path"))
                        .isEqualTo(Stream.of(operation.path().split("/"))
                                .filter(segment -> segment.startsWith("{"))
                                .map(segment -> segment.substring(1, segment.length() - 1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(Operation.served()).allSatisfy((operation, method) -> {
            assertThat(parameters(operation, "query")).isEqualTo(Operation.queryOf(method));
            assertThat(parameters(operation, "header")).isEqualTo(Operation.headersOf(method));
        });
    }

    @Test
    @DisplayName("every reference in it leads somewhere, and everything to be referred to is")
    void referencesResolve() {
        assertThat(DOCUMENT.references()).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        Set<String> offered = Stream.of("parameters", "schemas", "responses")
                .flatMap(kind -> Document.names(DOCUMENT.at("/components/" + kind)).stream()
                        .map(name -> "#/components/" + kind + "/" + name))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(DOCUMENT.references())).containsAll(offered);
    }

    @Test
    @DisplayName("what it and the AsyncAPI document both describe, they describe alike")
    void sharedSchemasAreAlike() {
        Document pushed = Document.read("asyncapi.yaml");
        assertThat(Stream.of(
                        "Cursor",
                        "Timestamp",
                        "TimestampOrNull",
                        "Gap",
                        "PlainId",
                        "Source",
                        "Status",
                        "Priority",
                        "Truncated",
                        "PlanStatus",
                        "StepStatus",
                        "OutputStream",
                        "PlanProgress",
                        "PlanOutcome",
                        "StepDefinition",
                        "PlanSnapshot",
                        "StepSnapshot",
                        "FrameId",
                        "ActionId",
                        "ClientActionId",
                        "Sheet",
                        "FigureOrNull",
                        "Combat",
                        "NoCombat",
                        "CombatInTurns",
                        "CombatantInFigures",
                        "CombatantInBands",
                        "Initiative",
                        "CombatTogether"))
                .allSatisfy(name -> assertThat(DOCUMENT.at("/components/schemas/" + name))
                        .isEqualTo(pushed.at("/components/schemas/" + name)));
        assertThat(Document.names(DOCUMENT.at("/components/schemas/Message/properties")))
                .isEqualTo(Document.names(pushed.at("/components/schemas/Message/properties")));
        assertThat(Stream.of(
                        "TaskQueued",
                        "TaskStarted",
                        "TaskCompleted",
                        "TaskFailed",
                        "ExecutionUpdate",
                        "StepChanged",
                        "StepOutput",
                        "PlanCompleted",
                        "PlanFailed",
                        "Narrative",
                        "HostNarrative",
                        "Private",
                        "ActionQueued",
                        "CameOrWent"))
                .allSatisfy(name -> {
                    ObjectNode step = (ObjectNode)
                            pushed.at("/components/schemas/" + name).deepCopy();
                    ((ObjectNode) step.get("properties")).remove("replay");
                    assertThat(DOCUMENT.at("/components/schemas/" + name)).isEqualTo(step);
                });
    }

    private static Set<String> parameters(Operation operation, String in) {
        return operation
                .in(DOCUMENT, "parameters")
                .valueStream()
                .map(DOCUMENT::resolve)
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .map((JsonNode parameter) -> parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
