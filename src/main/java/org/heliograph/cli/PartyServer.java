package org.heliograph.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.invitation.Links;
import org.heliograph.server.settings.Listen;
import org.heliograph.server.settings.Settings;

/**
 * The server that these settings make, whether it is there or not.
 *
 * @param settings where it listens, and where its state lies
 */
record PartyServer(Settings settings) {
    static final String PARTIES = "/api/parties";

    private static final int NO_TOKEN = 401;

    /**
     * Opens a party, if the server is there; empty if nobody listens.
     *
     * @throws RefusedException if it will not open it
     * @throws CommandException if something else listens there
     */
    Optional<JsonObject> open(JsonObject wanted, Optional<String> token)
            throws RefusedException, UnreachableException, InterruptedException {
        if (listen().port() == 0) {
            return Optional.empty();
        }
        URI address = fromHere(at(listen().port()));
        return switch (Presence.at(address)) {
            case NOBODY -> Optional.empty();
            case STRANGER ->
                throw new CommandException(
                        ExitStatus.FAILED,
                        "What listens at " + address + " is no Heliograph server; --port names another place");
            case HELIOGRAPH -> Optional.of(post(new RemoteServer(address, token), wanted, token.isPresent()));
        };
    }

    private JsonObject post(RemoteServer server, JsonObject wanted, boolean hasToken)
            throws RefusedException, UnreachableException, InterruptedException {
        try {
            return server.post(PARTIES, wanted);
        } catch (RefusedException e) {
            throw e.status() == NO_TOKEN && hasToken ? foreign(e) : e;
        }
    }

    private RefusedException foreign(RefusedException refusal) {
        return new RefusedException(
                refusal.status(),
                refusal.reason() + "; is " + listen().dataDirectory() + " the data folder of the server that listens?");
    }

    /** That of its administrator; empty if the server was never started. */
    Optional<String> adminToken() throws IOException {
        Path file = listen().dataDirectory().resolve("admin.token");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IOException("Cannot read " + file, e);
        }
    }

    /** Where phones reach it. */
    BaseUrl baseAt(int port) {
        return listen().publicUrl()
                .map(BaseUrl::configured)
                .orElseGet(() -> BaseUrl.listening(
                        "http", listen().host(), port, listen().contextPath(), Links.ofThisMachine()));
    }

    /** Where phones reach the server that gave this answer, as far as it tells. */
    BaseUrl baseOf(JsonObject opened) {
        return BaseUrl.configured(URI.create(playersPage(opened).replaceFirst("/play\\?.*", "")));
    }

    /** The page of the host of the party that was opened, with the token that it needs. */
    static String hostPage(JsonObject opened) {
        String token = Texts.raw(opened.getJsonObject("host"), "token");
        return playersPage(opened).replaceFirst("/play\\?.*", "/host?token=" + token);
    }

    private static String playersPage(JsonObject opened) {
        return Texts.raw(opened.getJsonObject("observer"), "url");
    }

    /** A server that listens everywhere is asked on this machine. */
    static URI fromHere(URI address) {
        String text = address.toString()
                .replaceFirst("//0\\.0\\.0\\.0(?=[:/]|$)", "//127.0.0.1")
                .replaceFirst("//\\[::](?=[:/]|$)", "//[::1]");
        return URI.create(text);
    }

    private URI at(int port) {
        String host = listen().host();
        String inUrl = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("http://" + inUrl + ":" + port + listen().contextPath());
    }

    private Listen listen() {
        return settings.listen();
    }
}
