package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.bots.AnswersView;
import org.heliograph.bots.BotPush;
import org.heliograph.bots.ProgressPush;
import org.heliograph.bots.web.BotTimelineEndpoint;
import org.heliograph.bots.web.ConsoleRequest;
import org.heliograph.bots.web.QueuedAnswer;
import org.heliograph.bots.web.Subscribed;
import org.heliograph.bots.web.TimelineRequest;
import org.heliograph.channels.Company;
import org.heliograph.channels.MessagePush;
import org.heliograph.channels.web.ChannelConnected;
import org.heliograph.channels.web.ChannelRequest;
import org.heliograph.core.Gap;
import org.heliograph.core.Live;
import org.heliograph.core.connection.Push;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.party.PartyPush;
import org.heliograph.party.web.Joined;
import org.heliograph.party.web.PartyRequest;
import org.heliograph.plans.PlanPush;
import org.heliograph.plans.web.PlanEndpoint;
import org.heliograph.plans.web.PlanRequest;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.heliograph.support.Golden;
import org.heliograph.wire.Ping;
import org.heliograph.wire.Pong;
import org.heliograph.wire.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("docs/asyncapi.yaml")
class AsyncApiTest {
    private static final Document DOCUMENT = Document.read("asyncapi.yaml");

    private static final Map<Class<? extends Push>, String> SENT = Map.ofEntries(
            Map.entry(ChannelConnected.class, "connected"),
            Map.entry(MessagePush.class, "message"),
            Map.entry(Gap.class, "gap"),
            Map.entry(Live.class, "live"),
            Map.entry(Company.Present.class, "presence"),
            Map.entry(Company.Typing.class, "typing"),
            Map.entry(Ping.class, "ping"),
            Map.entry(Pong.class, "pong"),
            Map.entry(Problem.class, "error"),
            Map.entry(Subscribed.class, "subscribed"),
            Map.entry(BotTimelineEndpoint.Unsubscribed.class, "unsubscribed"),
            Map.entry(BotPush.Queued.class, "taskQueued"),
            Map.entry(BotPush.Started.class, "taskStarted"),
            Map.entry(BotPush.Completed.class, "taskCompleted"),
            Map.entry(BotPush.Failed.class, "taskFailed"),
            Map.entry(ProgressPush.class, "progress"),
            Map.entry(QueuedAnswer.class, "ack"),
            Map.entry(AnswersView.Response.class, "response"),
            Map.entry(org.heliograph.plans.web.Subscribed.class, "subscribedPlan"),
            Map.entry(PlanEndpoint.Unsubscribed.class, "unsubscribedPlan"),
            Map.entry(PlanPush.Progressed.class, "executionUpdate"),
            Map.entry(PlanPush.Changed.class, "stepStatus"),
            Map.entry(PlanPush.Printed.class, "stepOutput"),
            Map.entry(PlanPush.Completed.class, "planCompleted"),
            Map.entry(PlanPush.Failed.class, "planFailed"),
            Map.entry(Joined.class, "connectedToParty"),
            Map.entry(PartyPush.Narrative.class, "narrative"),
            Map.entry(PartyPush.Told.class, "hostNarrative"),
            Map.entry(PartyPush.Private.class, "private"),
            Map.entry(PartyPush.ActionQueued.class, "actionQueued"),
            Map.entry(PartyPush.CameOrWent.class, "system"),
            Map.entry(PartyPush.CombatState.class, "combatState"),
            Map.entry(PartyPush.CharacterUpdate.class, "characterUpdate"),
            Map.entry(PartyPush.StatusChanged.class, "actionStatus"),
            Map.entry(PartyPush.Thinking.class, "thinking"));

    /** What is no push of ours: the end of an event stream, and whatever a producer says to a session. */
    private static final Set<String> NO_PUSH = Set.of("close", "told");

    private static final Map<Class<?>, Set<String>> ON_CHANNELS = Map.of(
            ChannelRequest.Message.class, Set.of("say"),
            ChannelRequest.Subscribe.class, Set.of("subscribe"),
            ChannelRequest.Typing.class, Set.of("type"),
            ChannelRequest.Auth.class, Set.of("auth"),
            ChannelRequest.Ping.class, Set.of("clientPing"),
            ChannelRequest.Heartbeat.class, Set.of("clientPong", "heartbeat"));

    private static final Map<Class<?>, Set<String>> ON_TIMELINES = Map.of(
            TimelineRequest.Subscribe.class, Set.of("subscribeBot"),
            TimelineRequest.Unsubscribe.class, Set.of("unsubscribe"),
            TimelineRequest.Auth.class, Set.of("auth"),
            TimelineRequest.Ping.class, Set.of("clientPing"),
            TimelineRequest.Heartbeat.class, Set.of("clientPong", "heartbeat"));

    private static final Map<Class<?>, Set<String>> ON_CONSOLES = Map.of(
            ConsoleRequest.Task.class, Set.of("task"),
            ConsoleRequest.Auth.class, Set.of("auth"),
            ConsoleRequest.Ping.class, Set.of("clientPing"),
            ConsoleRequest.Heartbeat.class, Set.of("clientPong", "heartbeat"));

    private static final Map<Class<?>, Set<String>> ON_DASHBOARDS = Map.of(
            PlanRequest.Subscribe.class, Set.of("subscribePlan"),
            PlanRequest.Unsubscribe.class, Set.of("unsubscribePlan"),
            PlanRequest.Auth.class, Set.of("auth"),
            PlanRequest.Ping.class, Set.of("clientPing"),
            PlanRequest.Heartbeat.class, Set.of("clientPong", "heartbeat"));

    private static final Map<Class<?>, Set<String>> AT_TABLES = Map.of(
            PartyRequest.Act.class, Set.of("act"),
            PartyRequest.History.class, Set.of("historyRequest"),
            PartyRequest.Auth.class, Set.of("auth"),
            PartyRequest.Ping.class, Set.of("clientPing"),
            PartyRequest.Heartbeat.class, Set.of("clientPong", "heartbeat"));

    @ParameterizedTest(name = "{0}/{1} is a {2}")
    @DisplayName("every golden frame is what its message says, and holds nothing more")
    @CsvSource({
        "common, error, error",
        "common, gap, gap",
        "common, live, live",
        "common, ping, ping",
        "common, pong, pong",
        "channel, connected, connected",
        "channel, message, message",
        "channel, message-bare, message",
        "channel, message-replayed, message",
        "channel, presence, presence",
        "channel, typing, typing",
        "bot, subscribed, subscribed",
        "bot, unsubscribed, unsubscribed",
        "bot, progress, progress",
        "bot, progress-bare, progress",
        "bot, ack, ack",
        "bot, response, response",
        "bot-steps, task-queued, taskQueued",
        "bot-steps, task-queued-again, taskQueued",
        "bot-steps, task-started, taskStarted",
        "bot-steps, task-completed, taskCompleted",
        "bot-steps, task-completed-replayed, taskCompleted",
        "bot-steps, task-completed-truncated, taskCompleted",
        "bot-steps, task-failed, taskFailed",
        "bot-steps, task-failed-unbegun, taskFailed",
        "plan, subscribed, subscribedPlan",
        "plan, subscribed-resumed, subscribedPlan",
        "plan, unsubscribed, unsubscribedPlan",
        "plan, execution-update, executionUpdate",
        "plan, execution-update-defined, executionUpdate",
        "plan, step-status, stepStatus",
        "plan, step-status-failed, stepStatus",
        "plan, step-output, stepOutput",
        "plan, plan-completed, planCompleted",
        "plan, plan-completed-replayed, planCompleted",
        "plan, plan-failed, planFailed",
        "plan, plan-failed-cancelled, planFailed",
        "plan-requests, subscribe, subscribePlan",
        "plan-requests, subscribe-cursor, subscribePlan",
        "plan-requests, unsubscribe, unsubscribePlan",
        "party, action-queued, actionQueued",
        "party, action-status, actionStatus",
        "party, action-status-cancelled, actionStatus",
        "party, action-status-host, actionStatus",
        "party, action-status-rejected, actionStatus",
        "party, character-update, characterUpdate",
        "party, connected, connectedToParty",
        "party, connected-host, connectedToParty",
        "party, connected-later, connectedToParty",
        "party, connected-truncated, connectedToParty",
        "party, narrative, narrative",
        "party, narrative-bare, narrative",
        "party, narrative-host, hostNarrative",
        "party, narrative-host-few, hostNarrative",
        "party, narrative-replayed, narrative",
        "party, private, private",
        "party, system-disconnected, system",
        "party, system-joined, system",
        "party, system-removed, system",
        "party, thinking, thinking",
        "party-combat, none, combatState",
        "party-combat, simultaneous, combatState",
        "party-combat, turns-host, combatState",
        "party-combat, turns-observer, combatState",
        "party-combat, turns, combatState",
        "party-requests, action-named-action, act",
        "party-requests, action-private, act",
        "party-requests, action, act",
        "party-requests, auth-last-seen, auth",
        "party-requests, auth, auth",
        "party-requests, history-request-bare, historyRequest",
        "party-requests, history-request-since, historyRequest",
        "party-requests, history-request, historyRequest",
        "bot-requests, subscribe, subscribeBot",
        "bot-requests, subscribe-bare, subscribeBot",
        "bot-requests, subscribe-cursor, subscribeBot",
        "bot-requests, unsubscribe, unsubscribe",
        "bot-requests, unsubscribe-bare, unsubscribe",
        "console-requests, task, task",
        "console-requests, task-bare, task",
        "sse, close, close",
        "sse, close-stopping, close",
        "requests, message, say",
        "requests, message-bare, say",
        "requests, subscribe, subscribe",
        "requests, subscribe-last, subscribe",
        "requests, subscribe-seq, subscribe",
        "requests, typing, type",
        "requests, auth, auth",
        "requests, ping, clientPing",
        "requests, pong, clientPong",
        "requests, heartbeat, heartbeat"
    })
    void goldenFramesFit(String folder, String file, String message) {
        assertThat(DOCUMENT.faults(payload(message), Golden.text(folder, file))).isEmpty();
    }

    @Test
    @DisplayName("no golden frame is left out of the list above")
    void everyGoldenFrameIsHeld() throws NoSuchMethodException {
        Set<String> held = Arrays.stream(AsyncApiTest.class
                        .getDeclaredMethod("goldenFramesFit", String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .value())
                .map(row -> row.split(", ")[0] + "/" + row.split(", ")[1])
                .collect(Collectors.toSet());
        Set<String> there = Stream.of(
                        "common",
                        "channel",
                        "bot",
                        "bot-steps",
                        "plan",
                        "party",
                        "party-combat",
                        "sse",
                        "requests",
                        "bot-requests",
                        "console-requests",
                        "plan-requests",
                        "party-requests")
                .flatMap(folder -> Golden.in(folder).keySet().stream().map(name -> folder + "/" + name))
                .collect(Collectors.toSet());
        // Errors over HTTP stand in the other document.
        there.remove("common/http-error");

        assertThat(held).isEqualTo(there);
    }

    @Test
    @DisplayName("a frame that is wrong is found to be")
    void wrongFramesAreFound() {
        JsonNode error = payload("error");
        assertThat(DOCUMENT.faults(error, "{\"type\":\"error\",\"message\":\"x\",\"error_code\":418}"))
                .isNotEmpty();
        assertThat(DOCUMENT.faults(error, "{\"type\":\"error\",\"message\":\"x\",\"error_code\":400,\"y\":1}"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("every push and every request has its message, and no message is without one")
    void everyTypeHasItsMessage() {
        Set<Class<?>> pushes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.heliograph")
                        .stream()
                        .filter(type -> type.isAssignableTo(Push.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());
        assertThat(pushes).isEqualTo(SENT.keySet());
        assertThat(ON_CHANNELS.keySet()).isEqualTo(Set.of(ChannelRequest.class.getPermittedSubclasses()));
        assertThat(ON_TIMELINES.keySet()).isEqualTo(Set.of(TimelineRequest.class.getPermittedSubclasses()));
        assertThat(ON_CONSOLES.keySet()).isEqualTo(Set.of(ConsoleRequest.class.getPermittedSubclasses()));
        assertThat(ON_DASHBOARDS.keySet()).isEqualTo(Set.of(PlanRequest.class.getPermittedSubclasses()));
        assertThat(AT_TABLES.keySet()).isEqualTo(Set.of(PartyRequest.class.getPermittedSubclasses()));
        assertThat(Document.names(DOCUMENT.at("/components/messages")))
                .isEqualTo(Stream.of(
                                Set.copyOf(SENT.values()),
                                names(ON_CHANNELS),
                                names(ON_TIMELINES),
                                names(ON_CONSOLES),
                                names(ON_DASHBOARDS),
                                names(AT_TABLES),
                                NO_PUSH)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("every socket's operations name what it sends and receives, and its channel both")
    void everySocketHasItsMessages() {
        Set<String> bots = Set.of(
                "subscribed",
                "unsubscribed",
                "taskQueued",
                "taskStarted",
                "taskCompleted",
                "taskFailed",
                "progress",
                "gap",
                "live",
                "ping",
                "pong",
                "error");
        holds(
                "channel",
                "Channel",
                Set.of("connected", "message", "gap", "live", "presence", "typing", "pong", "error"),
                names(ON_CHANNELS));
        holds("botTimeline", "BotTimeline", bots, names(ON_TIMELINES));
        holds("botConsole", "BotConsole", Set.of("ack", "response", "ping", "pong", "error"), names(ON_CONSOLES));
        holds(
                "dashboard",
                "Dashboard",
                Set.of(
                        "subscribedPlan",
                        "unsubscribedPlan",
                        "executionUpdate",
                        "stepStatus",
                        "stepOutput",
                        "planCompleted",
                        "planFailed",
                        "told",
                        "gap",
                        "live",
                        "ping",
                        "pong",
                        "error"),
                names(ON_DASHBOARDS));
        holds(
                "party",
                "Party",
                Set.of(
                        "connectedToParty",
                        "narrative",
                        "hostNarrative",
                        "private",
                        "actionQueued",
                        "system",
                        "combatState",
                        "characterUpdate",
                        "actionStatus",
                        "thinking",
                        "gap",
                        "live",
                        "ping",
                        "pong",
                        "error"),
                names(AT_TABLES));
        assertThat(Document.names(DOCUMENT.at("/channels/defaultChannel/messages")))
                .isEqualTo(Document.names(DOCUMENT.at("/channels/channel/messages")));
    }

    private static void holds(String channel, String operation, Set<String> sent, Set<String> received) {
        assertThat(messages("/operations/pushOn" + operation + "/messages")).isEqualTo(sent);
        assertThat(messages("/operations/receiveOn" + operation + "/messages")).isEqualTo(received);
        assertThat(Document.names(DOCUMENT.at("/channels/" + channel + "/messages")))
                .isEqualTo(Stream.of(sent, received).flatMap(Set::stream).collect(Collectors.toSet()));
    }

    private static Set<String> names(Map<Class<?>, Set<String>> requests) {
        return requests.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("X1: every WebSocket endpoint that is deployed has its channel, and none that is not")
    void everyEndpointHasItsChannel() {
        Set<String> deployed = HeliographComponents.of(Settings.read(SettingSources.of(Map.of()))).endpoints().stream()
                .map(type -> type.getAnnotation(ServerEndpoint.class).value())
                .collect(Collectors.toSet());
        Set<String> documented = DOCUMENT.at("/channels")
                .valueStream()
                .filter(channel -> channel.at("/servers/0/$ref").asString().endsWith("/sockets"))
                .map(channel -> channel.path("address").asString())
                .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(deployed);
    }

    @Test
    @DisplayName("every reference in it leads somewhere")
    void referencesResolve() {
        assertThat(DOCUMENT.references()).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    private static JsonNode payload(String message) {
        return DOCUMENT.at("/components/messages/" + message + "/payload");
    }

    private static Set<String> messages(String pointer) {
        return DOCUMENT.at(pointer)
                .valueStream()
                .map(reference -> reference.path("$ref").asString())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }
}
