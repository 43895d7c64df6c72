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
import org.heliograph.channels.Company;
import org.heliograph.channels.MessagePush;
import org.heliograph.channels.web.ChannelConnected;
import org.heliograph.channels.web.ChannelRequest;
import org.heliograph.core.Gap;
import org.heliograph.core.Live;
import org.heliograph.core.connection.Push;
import org.heliograph.launcher.HeliographComponents;
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

    private static final Map<Class<? extends Push>, String> SENT = Map.of(
            ChannelConnected.class, "connected",
            MessagePush.class, "message",
            Gap.class, "gap",
            Live.class, "live",
            Company.Present.class, "presence",
            Company.Typing.class, "typing",
            Pong.class, "pong",
            Problem.class, "error");

    /** Sent by no endpoint that is there. */
    private static final Set<Class<? extends Push>> NOT_SENT_YET = Set.of(Ping.class);

    private static final Map<Class<? extends ChannelRequest>, Set<String>> RECEIVED = Map.of(
            ChannelRequest.Message.class, Set.of("say"),
            ChannelRequest.Subscribe.class, Set.of("subscribe"),
            ChannelRequest.Typing.class, Set.of("type"),
            ChannelRequest.Auth.class, Set.of("auth"),
            ChannelRequest.Ping.class, Set.of("clientPing"),
            ChannelRequest.Heartbeat.class, Set.of("clientPong", "heartbeat"));

    @ParameterizedTest(name = "{0}/{1} is a {2}")
    @DisplayName("every golden frame is what its message says, and holds nothing more")
    @CsvSource({
        "common, error, error",
        "common, gap, gap",
        "common, live, live",
        "common, pong, pong",
        "channel, connected, connected",
        "channel, message, message",
        "channel, message-bare, message",
        "channel, message-replayed, message",
        "channel, presence, presence",
        "channel, typing, typing",
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
        Set<String> there = Stream.of("common", "channel", "sse", "requests")
                .flatMap(folder -> Golden.in(folder).keySet().stream().map(name -> folder + "/" + name))
                .collect(Collectors.toSet());
        // A ping is sent by no endpoint that is there; errors over HTTP stand in the other document.
        there.removeAll(Set.of("common/ping", "common/http-error"));

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
        assertThat(pushes)
                .isEqualTo(Stream.concat(SENT.keySet().stream(), NOT_SENT_YET.stream())
                        .collect(Collectors.toSet()));
        assertThat(RECEIVED.keySet()).isEqualTo(Set.of(ChannelRequest.class.getPermittedSubclasses()));

        Set<String> sent = Set.copyOf(SENT.values());
        Set<String> received = RECEIVED.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(messages("/operations/pushOnChannel/messages")).isEqualTo(sent);
        assertThat(messages("/operations/receiveOnChannel/messages")).isEqualTo(received);
        Set<String> all =
                Stream.of(sent, received, Set.of("close")).flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(Document.names(DOCUMENT.at("/components/messages"))).isEqualTo(all);
        assertThat(Document.names(DOCUMENT.at("/channels/channel/messages")))
                .isEqualTo(Document.names(DOCUMENT.at("/channels/defaultChannel/messages")))
                .isEqualTo(Stream.of(sent, received).flatMap(Set::stream).collect(Collectors.toSet()));
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
