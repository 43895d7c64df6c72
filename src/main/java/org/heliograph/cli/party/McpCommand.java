package org.heliograph.cli.party;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.party.mcp.Bridge;
import org.heliograph.cli.remote.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heliograph mcp}: a model hosts a party. */
@Command(
        name = "mcp",
        description = {
            "Lets a model host a party: speaks the Model Context Protocol on standard input and output, and carries it to"
                    + " the server. To be started by the program that the model runs in. When that ends, whatever the"
                    + " model has taken waits again."
        },
        mixinStandardHelpOptions = true)
public final class McpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HostOptions options;

    @Override
    public Integer call() throws RefusedException, IOException, InterruptedException {
        Bridge bridge = options.bridge(new FileOutputStream(FileDescriptor.out), this::complain);
        Thread leaving = new Thread(() -> leave(bridge), "heliograph-mcp-leave");
        Runtime.getRuntime().addShutdownHook(leaving);
        bridge.carry(System.in);
        return ExitStatus.OK;
    }

    private static void leave(Bridge bridge) {
        try {
            bridge.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void complain(String sentence) {
        spec.commandLine().getErr().println("heliograph: " + sentence);
        spec.commandLine().getErr().flush();
    }
}
