package org.heliograph.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph token}: who may do what on a server. */
@Command(
        name = "token",
        description = "Makes, lists and revokes operations tokens. Needs an ADMIN token.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TokenCommand.Create.class, TokenCommand.Listing.class, TokenCommand.Revoke.class})
final class TokenCommand implements Runnable {
    /** What a token is good for. */
    enum Role {
        ADMIN,
        PRODUCER,
        VIEWER
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "create, list or revoke?");
    }

    /** A server, asked as its administrator. */
    static final class AdminOptions {
        @Mixin
        private ServerOptions options;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Take the token from DIR/admin.token, which the server wrote at its first start.")
        private @Nullable Path data;

        RemoteServer server() {
            Optional<String> given = options.token();
            return given.isPresent() || data == null ? options.server() : options.server(Optional.of(stored(data)));
        }

        private static String stored(Path data) {
            Path file = data.resolve("admin.token");
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new CommandException(ExitStatus.FAILED, "Cannot read " + file);
            }
        }
    }

    /** A request, with refusals and absence told as every command tells them. */
    private interface Request {
        JsonObject send() throws RefusedException, UnreachableException, InterruptedException;
    }

    private static JsonObject ask(Request request) throws InterruptedException {
        try {
            return request.send();
        } catch (RefusedException e) {
            throw CommandException.of(e);
        } catch (UnreachableException e) {
            throw CommandException.of(e);
        }
    }

    /** {@code token create}. */
    @Command(
            name = "create",
            description = "Makes a token and prints it: this once, the server keeps only its hash.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Mixin
        private AdminOptions admin;

        @Option(names = "--role", required = true, paramLabel = "ROLE", description = "admin, producer or viewer.")
        private Role role;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who or what it is for.")
        private String name;

        @Option(names = "--expires", paramLabel = "TIME", description = "Until when, such as 2027-01-31T00:00:00Z.")
        private @Nullable String expires;

        @Option(names = "--json", description = "Print the server's whole answer.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            JsonObjectBuilder wanted =
                    Json.createObjectBuilder().add("role", role.name()).add("name", name);
            if (expires != null) {
                wanted.add("expires", expires);
            }
            JsonObject body = wanted.build();
            JsonObject made = ask(() -> admin.server().post("/api/tokens", body));
            Output out = Output.standard();
            out.line(json ? made.toString() : made.getString("token"));
            out.flush();
            return ExitStatus.OK;
        }
    }

    /** {@code token list}. */
    @Command(name = "list", description = "Lists tokens, without their secrets.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Mixin
        private AdminOptions admin;

        @Option(names = "--json", description = "Print one JSON object per token.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            JsonObject answer = ask(() -> admin.server().get("/api/tokens"));
            Output out = Output.standard();
            for (JsonObject token : answer.getJsonArray("tokens").getValuesAs(JsonObject.class)) {
                out.line(json ? token.toString() : readable(token));
            }
            out.flush();
            return ExitStatus.OK;
        }

        private static String readable(JsonObject token) {
            String expires = token.getString("expires", "");
            return String.format(
                            Locale.ROOT,
                            "%-24s %-9s %s%s",
                            token.getString("id", ""),
                            token.getString("role", ""),
                            token.getString("name", ""),
                            expires.isEmpty() ? "" : "  until " + expires)
                    .stripTrailing();
        }
    }

    /** {@code token revoke}. */
    @Command(
            name = "revoke",
            description = "Ends a token; what it opened is closed within a second.",
            mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private AdminOptions admin;

        @Parameters(paramLabel = "ID", description = "As 'token list' shows it.")
        private String id;

        @Override
        public Integer call() throws InterruptedException {
            ask(() -> {
                admin.server().delete("/api/tokens/" + id);
                return JsonObject.EMPTY_JSON_OBJECT;
            });
            return ExitStatus.OK;
        }
    }
}
