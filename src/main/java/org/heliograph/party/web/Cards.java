package org.heliograph.party.web;

import jakarta.servlet.http.HttpServletRequest;
import org.heliograph.party.Party;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.invitation.Invitation;
import org.heliograph.party.invitation.QrPng;
import org.heliograph.party.tokens.PartyToken;

/** Invitations as answers hold them. */
final class Cards {
    private final BaseUrl base;
    private final Party party;

    Cards(PartyDoor door, Party party, HttpServletRequest request) {
        this.base = door.bases().of(request);
        this.party = party;
    }

    /**
     * A player's.
     *
     * @param qr the URL as a PNG in a data URI
     */
    public record PlayerCard(String playerId, String name, String token, String url, String qr) {}

    /** The observers'. */
    public record ObserverCard(String token, String url, String qr) {}

    /** The host's, which nobody scans. */
    public record HostCard(String token) {}

    PlayerCard player(PartyToken token) {
        Invitation invitation = new Invitation(base, token.secret());
        String id = token.seat().id();
        return new PlayerCard(id, party.nameOf(id), token.secret(), invitation.url(), qr(invitation));
    }

    ObserverCard observer(PartyToken token) {
        Invitation invitation = new Invitation(base, token.secret());
        return new ObserverCard(token.secret(), invitation.url(), qr(invitation));
    }

    static Invitation invitation(PartyDoor door, PartyToken token, HttpServletRequest request) {
        return new Invitation(door.bases().of(request), token.secret());
    }

    private static String qr(Invitation invitation) {
        return QrPng.of(invitation.qr()).dataUri();
    }
}
