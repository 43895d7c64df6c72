package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heliograph party stop}: the evening is over. */
@Command(
        name = "stop",
        description = {
            "Ends a party, for good: everybody's sockets are closed, no token opens anything any more, its log goes to"
                    + " the archive.",
            "The server goes on. Asks first, unless told not to."
        },
        mixinStandardHelpOptions = true)
public final class StopCommand extends HostCommand {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean isSure;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        JsonObject status = party.status();
        String name = Texts.line(status, "name");
        if (Texts.raw(status, "status").equals("stopped")) {
            return tell(status, "it is over already");
        }
        if (!isSure && !isConfirmed(name)) {
            say(name + " goes on");
            return ExitStatus.FAILED;
        }
        return tell(party.stop(), name + " is over");
    }

    private boolean isConfirmed(String name) throws IOException {
        errors().print("End " + name + " for everybody? [y/N] ");
        errors().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().matches("[yY]([eE][sS])?");
    }
}
