package org.heliograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.Heliograph;
import org.heliograph.bots.Work;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.cli.remote.Pause;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.launcher.Running;
import org.heliograph.launcher.Scratch;
import org.heliograph.server.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heliograph demo}: something real to look at, a minute after cloning. */
@Command(
        name = "demo",
        description = {
            "Starts a server on a temporary folder, writes this machine's own load into the channel 'machine', lets"
                    + " the bot 'surveyor' count the files of folders, and looks over this machine as a plan.",
            "Ctrl-C ends it and deletes the folder, unless --data names one to keep."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int STEPS_A_LINE = 10;
    private static final int STEPS_BETWEEN_ERRANDS = 75;
    private static final String CHECKUP = "checkup";

    private static final String WELCOME = """
            Welcome. This is a channel: what is said here is on disk before you see it.

            Say something, then open this page in a second window: it is there too.

            Let a program speak, from a second terminal: ping localhost | java -jar %s say lobby --server %s

            Take the network away and give it back: the page says so, comes back by itself and misses nothing.""";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServeOptions options;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Settings settings = settings();
        Path data = settings.listen().dataDirectory();
        Running running = LocalServer.start(settings, false);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, data), "stop"));
        tell(running, data);
        var server = running.attribute(Heliograph.class);
        var surveyor = new Surveyor(server, running.attribute(Work.class), errands(data));
        var checkup =
                new Checkup(server, CHECKUP, Path.of(System.getProperty("java.home"), "lib"), data.resolve("nowhere"));
        write(server, running.uri(), new MachineLoad(), surveyor, checkup);
        return ExitStatus.OK;
    }

    private Settings settings() throws IOException {
        var above = new HashMap<String, String>();
        if (!options.dataGiven()) {
            above.put("heliograph.data", Scratch.create("heliograph-demo-").toString());
        }
        Settings wanted = options.settings(above);
        if (options.portGiven() || isFree(wanted)) {
            return wanted;
        }
        above.put("heliograph.port", "0");
        return options.settings(above);
    }

    /** A demo that nobody gave a port takes the usual one, or any other when that is taken. */
    private static boolean isFree(Settings settings) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(
                    settings.listen().host(), settings.listen().port()));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    private void tell(Running running, Path data) {
        PrintWriter out = spec.commandLine().getOut();
        String url = running.uri().toString();
        out.println("Heliograph ready at " + ServeCommand.address(running));
        out.println();
        out.println("  Look:    " + url + "/channels/#/machine");
        out.println("  Watch:   " + url + "/bots/?bot=" + Surveyor.NAME);
        out.println("  Read:    " + url + "/plans/?plan=" + CHECKUP + "-1");
        out.println("  Follow:  java -jar " + jar() + " tail channel/machine --server " + url);
        out.println("  Speak:   java -jar " + jar() + " say lobby 'Hello' --server " + url);
        out.println("  Data:    " + data + (options.dataGiven() ? "" : " (deleted at the end)"));
        out.println();
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    /** This program, as it is named from here. */
    private static Path jar() {
        Path here = Path.of("").toAbsolutePath();
        try {
            Path jar = Path.of(DemoCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.startsWith(here) ? here.relativize(jar) : jar;
        } catch (URISyntaxException e) {
            return Path.of("heliograph.jar");
        }
    }

    /** Folders that are there, and one that is not, so that a failure can be seen too; the first two at once. */
    private static Surveyor.OwnErrands errands(Path data) {
        List<Path> folders = List.of(
                Path.of(System.getProperty("java.home")), Path.of("").toAbsolutePath(), data.resolve("nowhere"), data);
        var asked = new AtomicInteger();
        return () -> {
            int time = asked.getAndIncrement();
            boolean due = time < 2 || time % STEPS_BETWEEN_ERRANDS == 0;
            int turn = time < 2 ? time : 1 + time / STEPS_BETWEEN_ERRANDS;
            return due ? Optional.of(folders.get(turn % folders.size())) : Optional.empty();
        };
    }

    private static void write(Heliograph server, URI url, MachineLoad load, Surveyor surveyor, Checkup checkup)
            throws InterruptedException {
        server.bot(Surveyor.NAME).register();
        var lobby = server.channel("lobby");
        var machine = server.channel("machine");
        String keys = "demo-" + UUID.randomUUID();
        post(lobby, new ChannelMessage("Heliograph", null, WELCOME.formatted(jar(), url), null, null, null), "welcome");
        for (long number = 1; ; number++) {
            post(machine, new ChannelMessage("machine", null, load.words(), "load", null, null), keys + "-" + number);
            for (int step = 0; step < STEPS_A_LINE; step++) {
                surveyor.step();
                checkup.step();
                Pause.real().hold(STEP);
            }
        }
    }

    private static void post(Heliograph.Channel channel, ChannelMessage message, String key) {
        try {
            channel.post(message, key).toCompletableFuture().join();
        } catch (CompletionException | LogUnavailableException e) {
            // The server is this process: it is stopping, or its disk is full, which it logs. The next comes anyway.
            return;
        }
    }

    private void stop(Running running, Path data) {
        running.close();
        if (!options.dataGiven()) {
            Scratch.delete(data);
        }
    }
}
