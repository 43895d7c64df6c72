package org.heliograph.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Lease;
import org.heliograph.bots.Report;
import org.heliograph.bots.Work;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.LogUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The bot of the demo: counts what lies in folders of this machine, whichever it is given, a little with each step, so
 * that eyes can follow. When nobody gives it anything it gives itself something. For one thread.
 */
final class Surveyor {
    static final String NAME = "surveyor";

    private static final String COUNT = "Count the files below ";

    private final Work work;
    private final Heliograph.Bot bot;
    private final OwnErrands errands;
    private @Nullable Survey survey;
    private String task = "";

    /** @param errands what it does when nobody wants anything */
    Surveyor(Heliograph server, Work work, OwnErrands errands) {
        this.bot = server.bot(NAME);
        this.work = work;
        this.errands = errands;
    }

    /** A little of what is to be done. */
    void step() {
        try {
            if (survey == null) {
                begin();
            } else {
                goOn(survey);
            }
        } catch (CompletionException | RefusedException | LogUnavailableException e) {
            // Somebody else ended the task, or the server is stopping or its disk is full, which it logs.
            survey = null;
        }
    }

    private void begin() {
        Optional<Lease> next = work.next(new BotId(NAME)).join();
        if (next.isPresent()) {
            task = next.get().task().id();
            take(next.get().task().command().strip());
        } else {
            errands.next()
                    .ifPresent(folder ->
                            bot.submit(COUNT + folder).toCompletableFuture().join());
        }
    }

    private void take(String command) {
        String folder = command.startsWith(COUNT) ? command.substring(COUNT.length()) : command;
        if (isFolder(folder)) {
            survey = Survey.of(Path.of(folder));
        } else {
            fail("There is no folder " + folder + ". This bot counts files: give it the path of a folder.");
        }
    }

    private static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void goOn(Survey current) {
        if (current.step()) {
            bot.progress(task, current.percent(), current.at());
            return;
        }
        survey = null;
        bot.completed(task, Report.of(current.report())).toCompletableFuture().join();
    }

    private void fail(String why) {
        bot.failed(task, Report.of(why)).toCompletableFuture().join();
    }

    /** What a bot does of its own accord. */
    @FunctionalInterface
    interface OwnErrands {
        /** A folder that it may count now, if any. */
        Optional<Path> next();
    }
}
