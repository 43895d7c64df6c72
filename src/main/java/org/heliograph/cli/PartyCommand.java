package org.heliograph.cli;

import org.heliograph.cli.party.AutoCommand;
import org.heliograph.cli.party.CancelCommand;
import org.heliograph.cli.party.CharacterCommand;
import org.heliograph.cli.party.CombatCommand;
import org.heliograph.cli.party.KickCommand;
import org.heliograph.cli.party.NarrateCommand;
import org.heliograph.cli.party.NextCommand;
import org.heliograph.cli.party.RequeueCommand;
import org.heliograph.cli.party.ResolveCommand;
import org.heliograph.cli.party.SeatTokenCommand;
import org.heliograph.cli.party.StatusCommand;
import org.heliograph.cli.party.StopCommand;
import org.heliograph.cli.party.ThinkingCommand;
import org.heliograph.cli.party.demo.PartyDemoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heliograph party}: a table, run from a terminal. */
@Command(
        name = "party",
        description = "Opens a table for players on their phones, and does what its host does.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PartyStartCommand.class,
            StatusCommand.class,
            NextCommand.class,
            ResolveCommand.class,
            RequeueCommand.class,
            CancelCommand.class,
            AutoCommand.class,
            NarrateCommand.class,
            ThinkingCommand.class,
            KickCommand.class,
            SeatTokenCommand.class,
            CombatCommand.class,
            CharacterCommand.class,
            StopCommand.class,
            PartyDemoCommand.class
        })
final class PartyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "start, status, next or what else? See --help");
    }
}
