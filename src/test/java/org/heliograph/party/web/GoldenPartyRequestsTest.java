package org.heliograph.party.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.DecodeException;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.core.Resume;
import org.heliograph.support.Golden;
import org.heliograph.wire.Decoding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of the parties: what clients may send")
class GoldenPartyRequestsTest {
    private static final Resume RESUME = Resume.at(Golden.CURSOR);

    private static final Map<String, PartyRequest> OWN = Map.of(
            "action", new PartyRequest.Act("I try the door", PartyRequest.Whisper.ALOUD, null),
            "action-private", new PartyRequest.Act("I palm the key", PartyRequest.Whisper.WHISPERED, "phone-17"),
            "action-named-action", new PartyRequest.Act("I try the door", PartyRequest.Whisper.ALOUD, null),
            "history-request", new PartyRequest.History(RESUME),
            "history-request-since", new PartyRequest.History(new Resume(null, "2026-11-21T10:30:00+01:00", null)),
            "history-request-bare", new PartyRequest.History(Resume.NOWHERE),
            "auth", new PartyRequest.Auth("hgp_AAAAAAAAAAAAAAAAAAAAAA", RESUME),
            "auth-last-seen",
                    new PartyRequest.Auth(
                            "hgp_AAAAAAAAAAAAAAAAAAAAAA", new Resume(null, "2026-11-21T09:30:00.000001Z", null)));

    private static final Map<String, PartyRequest> EVERYWHERE = Map.of(
            "ping", new PartyRequest.Ping(),
            "pong", new PartyRequest.Heartbeat(),
            "heartbeat", new PartyRequest.Heartbeat());

    @Test
    @DisplayName("each is understood as what it says")
    void understood() throws DecodeException {
        assertThat(decoded(Golden.in("party-requests"))).isEqualTo(OWN);
        Map<String, String> common = Golden.in("requests");
        common.keySet().retainAll(EVERYWHERE.keySet());
        assertThat(decoded(common)).isEqualTo(EVERYWHERE);
    }

    private static Map<String, PartyRequest> decoded(Map<String, String> files) throws DecodeException {
        Map<String, PartyRequest> requests = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            requests.put(file.getKey(), Decoding.decode(new PartyRequestDecoder(), file.getValue()));
        }
        return requests;
    }
}
