package org.heliograph.plans.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.DecodeException;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.core.Resume;
import org.heliograph.plans.PlanId;
import org.heliograph.support.Golden;
import org.heliograph.wire.Decoding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of the plans: what clients may send")
class GoldenPlanRequestsTest {
    private static final PlanId PLAN = new PlanId("build-7");
    private static final Resume RESUME = Resume.at(Golden.CURSOR);

    private static final Map<String, PlanRequest> OWN = Map.of(
            "subscribe", new PlanRequest.Subscribe(PLAN, Resume.NOWHERE),
            "subscribe-cursor", new PlanRequest.Subscribe(PLAN, RESUME),
            "unsubscribe", new PlanRequest.Unsubscribe(PLAN));

    private static final Map<String, PlanRequest> EVERYWHERE = Map.of(
            "auth", new PlanRequest.Auth("hgo_AAAAAAAAAAAAAAAAAAAAAA", RESUME),
            "ping", new PlanRequest.Ping(),
            "pong", new PlanRequest.Heartbeat(),
            "heartbeat", new PlanRequest.Heartbeat());

    @Test
    @DisplayName("each is understood as what it says")
    void understood() throws DecodeException {
        assertThat(decoded(Golden.in("plan-requests"))).isEqualTo(OWN);
        Map<String, String> common = Golden.in("requests");
        common.keySet().retainAll(EVERYWHERE.keySet());
        assertThat(decoded(common)).isEqualTo(EVERYWHERE);
    }

    private static Map<String, PlanRequest> decoded(Map<String, String> files) throws DecodeException {
        Map<String, PlanRequest> requests = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            requests.put(file.getKey(), Decoding.decode(new PlanRequestDecoder(), file.getValue()));
        }
        return requests;
    }
}
