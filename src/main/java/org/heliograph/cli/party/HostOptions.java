package org.heliograph.cli.party;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.heliograph.cli.party.mcp.Bridge;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.core.secret.TokenStoreException;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.invitation.Reach;
import org.heliograph.party.tokens.HostTokens;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.server.settings.InvalidSettingException;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which party, and that one is its host: the same options in every command about one. */
final class HostOptions {
    private static final int NO_TOKEN = 401;
    private static final int UNKNOWN = 404;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:HELIOGRAPH_URL:-http://127.0.0.1:8080}",
            description =
                    "The server's address, context path included (or HELIOGRAPH_URL; else http://127.0.0.1:8080).")
    private URI server;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The host's token (better given as HELIOGRAPH_TOKEN: other users see command lines; else read"
                    + " from the data folder).")
    private @Nullable String token;

    @Option(
            names = "--party",
            paramLabel = "ID",
            description = "Whose host's token to read from the data folder (the newest that is not over).")
    private @Nullable String party;

    @Option(names = "--data", paramLabel = "DIR", description = "The server's data folder (data).")
    private @Nullable Path data;

    /**
     * The party meant.
     *
     * @throws RefusedException if no token is known that opens one
     * @throws IOException if tokens cannot be read
     */
    RemoteParty party() throws RefusedException, IOException {
        check();
        return new RemoteParty(new RemoteServer(server, Optional.of(hostToken())));
    }

    /**
     * The same party, for a model to host.
     *
     * @param out where the model reads
     * @param complaints takes what a person should know
     */
    Bridge bridge(OutputStream out, Consumer<String> complaints) throws RefusedException, IOException {
        check();
        return new Bridge(server, hostToken(), out, complaints);
    }

    private void check() {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null) {
            throw new ParameterException(
                    command.commandLine(), "--server is an address such as http://127.0.0.1:8080, not " + server);
        }
        if (token != null && party != null) {
            throw new ParameterException(command.commandLine(), "--token names the party already; leave --party out");
        }
    }

    private String hostToken() throws RefusedException, IOException {
        if (token != null) {
            return token.strip();
        }
        String variable = Optional.ofNullable(System.getenv("HELIOGRAPH_TOKEN")).orElse("");
        // An operations token opens no party.
        return party == null && PartyToken.looksLikeOne(variable.strip()) ? variable.strip() : keptToken();
    }

    private String keptToken() throws RefusedException, IOException {
        if (data == null && BaseUrl.configured(server).reach() != Reach.MACHINE) {
            throw new RefusedException(
                    NO_TOKEN, "Whoever speaks to another machine's server has to say as whom, or name its --data");
        }
        Path folder = folder().resolve("party");
        try {
            HostTokens kept = HostTokens.in(folder);
            return (party == null ? newest(kept, folder) : named(kept, folder, party)).secret();
        } catch (TokenStoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private PartyToken newest(HostTokens kept, Path folder) throws RefusedException {
        List<PartyToken> running = kept.running();
        if (running.isEmpty()) {
            throw new RefusedException(
                    NO_TOKEN, "There is no party in " + folder + "; 'heliograph party start' begins one");
        }
        PartyToken newest = running.get(0);
        if (running.size() > 1) {
            command.commandLine()
                    .getErr()
                    .println("heliograph: party " + newest.seat().party() + ", the newest of " + running.size());
        }
        return newest;
    }

    private static PartyToken named(HostTokens kept, Path folder, String party) throws RefusedException {
        try {
            return kept.of(party)
                    .orElseThrow(() -> new RefusedException(UNKNOWN, "There is no party " + party + " in " + folder));
        } catch (org.heliograph.core.RefusedException e) {
            throw new RefusedException(UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private Path folder() throws IOException {
        try {
            return data == null
                    ? Settings.read(SettingSources.ofProcess(Map.of(), Map.of()))
                            .listen()
                            .dataDirectory()
                    : data;
        } catch (InvalidSettingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
