package org.heliograph.cli;

import jakarta.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.heliograph.core.log.jsonl.JsonlLogFiles;
import org.heliograph.core.log.jsonl.JsonlLogFiles.Verdict;
import org.heliograph.core.log.jsonl.LogFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heliograph log verify}. */
@Command(
        name = "verify",
        description = {
            "Reads every line and prints each damaged place: file, line, byte, reason.",
            "Changes nothing. A server may be running: a last line that is just being written is no damage."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:a log could not be read; standard error says why",
            "2:the command line makes no sense",
            "5:a log has damaged lines"
        })
final class LogVerifyCommand implements Callable<Integer> {
    @Mixin
    private LogCommand.Which which;

    @Override
    public Integer call() {
        Output out = Output.standard();
        boolean clean = true;
        for (Map.Entry<String, JsonlLogFiles> log : which.logs().entrySet()) {
            String name = log.getKey();
            Verdict verdict = log.getValue().verify(finding -> out.line(line(name, finding)));
            out.line(line(name, verdict));
            clean &= verdict.isClean();
        }
        out.flush();
        return clean ? ExitStatus.OK : ExitStatus.DAMAGED;
    }

    private String line(String log, LogFinding finding) {
        if (!which.json()) {
            return finding.toString();
        }
        return Json.createObjectBuilder()
                .add("log", log)
                .add("file", finding.file().toString())
                .add("line", finding.line())
                .add("byte", finding.offset())
                .add("reason", finding.reason())
                .build()
                .toString();
    }

    private String line(String log, Verdict verdict) {
        if (!which.json()) {
            String found = verdict.isClean() ? "nothing is wrong" : verdict.findings() + " damaged";
            return String.format(Locale.ROOT, "%s: %,d good entries, %s", log, verdict.entries(), found);
        }
        return Json.createObjectBuilder()
                .add("log", log)
                .add("entries", verdict.entries())
                .add("damaged", verdict.findings())
                .build()
                .toString();
    }
}
