package org.heliograph.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.heliograph.cli.party.CastOptions;
import org.heliograph.cli.party.QrOptions;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.launcher.Running;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph party start}: opens a table, on a server that is there or on one of its own. */
@Command(
        name = "start",
        description = {
            "Opens a table and prints everybody's address, to open or to scan.",
            "Where no server answers it is one itself, for the whole network, until Ctrl-C; 'heliograph serve' with the"
                    + " same folder brings its parties back."
        },
        mixinStandardHelpOptions = true)
final class PartyStartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "What the party is called; what its campaign is called, if it is not given.")
    private @Nullable String name;

    @Mixin
    private CastOptions cast;

    @Mixin
    private ServerOptions remote;

    @Mixin
    private ServeOptions own;

    @Mixin
    private QrOptions qr;

    @Option(names = "--json", description = "Print the server's answer, which holds everybody's tokens.")
    private boolean json;

    @Override
    public Integer call() throws RefusedException, UnreachableException, InterruptedException, IOException {
        JsonObject wanted = cast.body(name);
        Settings settings = own.settings(Map.of(), Map.of("heliograph.host", "0.0.0.0"));
        PartyServer server = new PartyServer(settings);
        Optional<JsonObject> opened = openElsewhere(server, wanted);
        if (opened.isPresent()) {
            tell(opened.get(), settings);
            warn(server.baseOf(opened.get()));
            return ExitStatus.OK;
        }
        return openHere(server, wanted);
    }

    /** Empty if there is no server, where none was named. */
    private Optional<JsonObject> openElsewhere(PartyServer server, JsonObject wanted)
            throws RefusedException, UnreachableException, InterruptedException, IOException {
        if (remote.isServerGiven()) {
            Optional<String> token = own.dataGiven() ? token(server) : given();
            return Optional.of(remote.server(token).post(PartyServer.PARTIES, wanted));
        }
        return server.open(wanted, token(server));
    }

    private int openHere(PartyServer server, JsonObject wanted)
            throws RefusedException, UnreachableException, InterruptedException, IOException {
        Running running = LocalServer.start(server.settings(), false);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        RemoteServer ourselves = new RemoteServer(PartyServer.fromHere(running.uri()), server.adminToken());
        tell(ourselves.post(PartyServer.PARTIES, wanted), server.settings());
        warn(server.baseAt(running.uri().getPort()));
        if (!json) {
            print("Ctrl-C ends the server.");
        }
        running.await();
        return ExitStatus.OK;
    }

    private Optional<String> token(PartyServer server) throws IOException {
        Optional<String> given = given();
        return given.isPresent() ? given : server.adminToken();
    }

    /** A party's token opens none. */
    private Optional<String> given() {
        return remote.token().filter(token -> !PartyToken.looksLikeOne(token));
    }

    private void tell(JsonObject opened, Settings settings) {
        if (json) {
            print(opened.toString());
            return;
        }
        String party = Texts.line(opened, "party_id");
        print((name == null ? "The party" : name) + " is open: " + party + "\n");
        opened.getJsonArray("players").getValuesAs(JsonObject.class).forEach(card -> print(qr.of(card, "") + "\n"));
        print(qr.of(opened.getJsonObject("observer"), "Those who watch") + "\n");
        Path tokens = settings.listen()
                .dataDirectory()
                .resolve("party")
                .resolve(party)
                .resolve("tokens.json");
        print("The host's page, for you alone: " + PartyServer.hostPage(opened));
        if (Files.exists(tokens)) {
            print("'heliograph party' finds your token in " + tokens + ".");
        }
    }

    private void warn(BaseUrl base) {
        PrintWriter err = spec.commandLine().getErr();
        switch (base.reach()) {
            case MACHINE ->
                err.println("heliograph: no phone can come: " + base.text()
                        + " is reached from this machine alone, and it has no other address");
            case TUNNEL ->
                err.println("heliograph: " + base.text()
                        + " is reached only from within the same private network, such as a VPN");
            case NETWORK -> {
                // Nothing to warn of.
            }
        }
        err.flush();
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
