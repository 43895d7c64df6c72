package org.heliograph.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.heliograph.core.log.jsonl.JsonlLogFiles;
import org.heliograph.core.log.jsonl.JsonlLogFiles.Verdict;
import org.heliograph.core.log.jsonl.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph log export}. */
@Command(
        name = "export",
        description = {
            "Writes a log's good entries, oldest first, one JSON object a line: pos, topic, seq, at, id, key, event, crc.",
            "Of several logs, as of parties, one after the other. A server may be running. What is damaged is left out and told of on standard error."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all of it was written",
            "1:it could not be read or written; standard error says why",
            "2:the command line makes no sense",
            "5:the log has damaged lines; all others were written"
        })
final class LogExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "APPLICATION", description = "Whose log, such as channel or party/ID/actions.")
    private String application;

    @Option(names = "--topic", paramLabel = "ID", description = "Only this one's, such as a channel's name.")
    private @Nullable String topic;

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "Only entries whose pos is above this.")
    private long after;

    @Option(names = "--to", paramLabel = "FILE", description = "Where to; a file that is there is left alone.")
    private @Nullable Path target;

    @Override
    public Integer call() throws IOException {
        Collection<JsonlLogFiles> logs = data.logs(application).values();
        try (OutputStream out = new BufferedOutputStream(new Sink(open()), 1 << 16)) {
            boolean clean = true;
            for (JsonlLogFiles log : logs) {
                Verdict verdict = log.export(
                        out,
                        new Selection(topic, after),
                        finding -> spec.commandLine().getErr().println("Left out: " + finding));
                clean &= verdict.isClean();
            }
            out.flush();
            return clean ? ExitStatus.OK : ExitStatus.DAMAGED;
        } catch (UncheckedIOException e) {
            if (target == null) {
                // Nobody reads any more, which for … | head is no error.
                return ExitStatus.OK;
            }
            throw new CommandException(ExitStatus.FAILED, "Cannot write " + target + ": " + cause(e));
        }
    }

    private OutputStream open() throws IOException {
        if (target == null) {
            return new FileOutputStream(FileDescriptor.out);
        }
        try {
            return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(ExitStatus.FAILED, target + " is there already");
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "Cannot write " + target);
        }
    }

    private static String cause(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? "it failed" : String.valueOf(cause.getMessage());
    }

    /** Tells failures to write from failures to read. */
    private static final class Sink extends FilterOutputStream {
        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
