package org.heliograph.cli;

import jakarta.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.heliograph.core.log.jsonl.JsonlLogFiles;
import org.heliograph.core.log.jsonl.JsonlLogFiles.Repaired;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heliograph log repair}. */
@Command(
        name = "repair",
        description = {
            "Sets damaged lines aside, into files beside the log that end in .damaged, so that it opens clean.",
            "Deletes nothing; ids and seqs of what is set aside are not given again.",
            "Refused while a server uses the log."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every log is whole now, or was",
            "1:a log could not be mended; standard error says why",
            "2:the command line makes no sense"
        })
final class LogRepairCommand implements Callable<Integer> {
    @Mixin
    private LogCommand.Which which;

    @Override
    public Integer call() {
        Output out = Output.standard();
        for (Map.Entry<String, JsonlLogFiles> log : which.logs().entrySet()) {
            out.line(line(log.getKey(), log.getValue().repair()));
            out.flush();
        }
        return ExitStatus.OK;
    }

    private String line(String log, Repaired repaired) {
        if (!which.json()) {
            return String.format(
                    Locale.ROOT, "%s: %,d good entries, %d set aside", log, repaired.entries(), repaired.setAside());
        }
        return Json.createObjectBuilder()
                .add("log", log)
                .add("entries", repaired.entries())
                .add("set_aside", repaired.setAside())
                .build()
                .toString();
    }
}
