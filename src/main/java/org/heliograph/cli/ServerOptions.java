package org.heliograph.cli;

import java.net.URI;
import java.util.Optional;
import org.heliograph.cli.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server, and as whom: the same options in every command that talks to one. */
public final class ServerOptions {
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
            description = "Operations token (better given as HELIOGRAPH_TOKEN: other users see command lines).")
    private @Nullable String token;

    /** Whether a server was named, here or in the environment. */
    boolean isServerGiven() {
        return command.commandLine().getParseResult().hasMatchedOption("--server")
                || System.getenv("HELIOGRAPH_URL") != null;
    }

    /** The server meant. */
    public RemoteServer server() {
        return server(token());
    }

    /** The server meant, with a token from elsewhere. */
    RemoteServer server(Optional<String> other) {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null) {
            throw new ParameterException(
                    command.commandLine(), "--server is an address such as http://127.0.0.1:8080, not " + server);
        }
        return new RemoteServer(server, other);
    }

    /** The token given, on the command line or in the environment. */
    Optional<String> token() {
        String given = token == null ? System.getenv("HELIOGRAPH_TOKEN") : token;
        return Optional.ofNullable(given).map(String::strip).filter(text -> !text.isEmpty());
    }
}
