package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorsTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /health/live, OPEN",
        "GET, /health, ELSEWHERE",
        "GET, /health/live/x, ELSEWHERE",
        "GET, /api/health, OPEN",
        "GET, /metrics, VIEWER",
        "GET, /ws, PARTY",
        "GET, /ws/s1, VIEWER",
        "GET, /ws/bot/B/timeline, VIEWER",
        "GET, /wsx, ELSEWHERE",
        "GET, /api/ws, VIEWER",
        "GET, /api/ws/general, VIEWER",
        "GET, /api/messages, VIEWER",
        "HEAD, /api/messages, VIEWER",
        "POST, /api/messages, PRODUCER",
        "DELETE, /api/messages, PRODUCER",
        "GET, /api/messages/1, ELSEWHERE",
        "POST, /api/channels, ELSEWHERE",
        "GET, /api/tokens, ADMIN",
        "DELETE, /api/tokens/1, ADMIN",
        "GET, /api/streams/channel/general, VIEWER",
        "GET, /api/streams/party/self, PARTY",
        "GET, /api/unknown, ELSEWHERE",
        "GET, /, ELSEWHERE",
        "GET, '', ELSEWHERE",
        "GET, /channels, ELSEWHERE"
    })
    void everyPathHasItsDoor(String method, String path, Door door) {
        assertThat(Doors.standard().at(method, path)).isEqualTo(door);
    }

    @Test
    void aPathIsOursWhateverTheMethod() {
        assertThat(Doors.standard().know("/api/channels")).isTrue();
        assertThat(Doors.standard().know("/orders")).isFalse();
    }

    @Test
    void moreDoorsLeaveTheOthersAsTheyWere() {
        Doors standard = Doors.standard();
        Doors more = standard.writing("/api/more", Door.PRODUCER);

        assertThat(more.at("POST", "/api/more")).isEqualTo(Door.PRODUCER);
        assertThat(more.at("GET", "/metrics")).isEqualTo(Door.VIEWER);
        assertThat(standard.at("POST", "/api/more")).isEqualTo(Door.ELSEWHERE);
    }
}
