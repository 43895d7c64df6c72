package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.party.invitation.QrCode;
import org.heliograph.party.invitation.QrTerminal;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** How invitations are printed: the address, and the same to scan. */
public final class QrOptions {
    @Option(names = "--no-qr", description = "Print addresses alone, without what phones scan.")
    private boolean isWithout;

    /**
     * An invitation.
     *
     * @param card the server's answer about somebody
     * @param id for somebody without a name
     */
    public String of(JsonObject card, String id) {
        String name = Texts.line(card, "name");
        String url = Texts.line(card, "url");
        String head = name.isEmpty() ? id : name + " (" + Texts.line(card, "player_id") + ")";
        return head + "\n  " + url + (isWithout ? "" : "\n" + code(url));
    }

    private static String code(String url) {
        try {
            QrTerminal code = new QrTerminal(QrCode.of(url));
            return (Ansi.AUTO.enabled() ? code.coloured() : code.plain()).stripTrailing();
        } catch (IllegalArgumentException e) {
            return "  (too long for a QR code)";
        }
    }
}
