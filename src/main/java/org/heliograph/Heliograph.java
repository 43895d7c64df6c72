package org.heliograph;

import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotPush;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Report;
import org.heliograph.bots.TaskId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.MessageData;
import org.heliograph.core.Gap;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.PlanPush;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.Snapshot;
import org.heliograph.plans.StepStatus;
import org.jspecify.annotations.Nullable;

/**
 * The Java door: publish to the server that runs in this web application, and follow what it records.
 *
 * <p>Get it from the {@link ServletContext} by {@link #in}, or by {@code @Inject} where there is CDI. Safe for use by
 * many threads, from when the application has started until it stops.
 */
public interface Heliograph {
    /**
     * The server of this web application.
     *
     * @throws IllegalStateException if none has started in it
     */
    static Heliograph in(ServletContext context) {
        if (context.getAttribute(Heliograph.class.getName()) instanceof Heliograph heliograph) {
            return heliograph;
        }
        throw new IllegalStateException("Heliograph has not started in this application");
    }

    /**
     * A channel, which need not exist yet.
     *
     * @throws org.heliograph.core.RefusedException if the name cannot be a channel's
     */
    Channel channel(String id);

    /**
     * A bot, which need not exist yet.
     *
     * @throws org.heliograph.core.RefusedException if the name cannot be a bot's
     */
    Bot bot(String id);

    /**
     * A plan, which need not exist yet.
     *
     * @throws org.heliograph.core.RefusedException if the name cannot be a plan's
     */
    Plan plan(String id);

    /** Those who are connected to the plan dashboard. */
    Sessions sessions();

    /** One channel. */
    interface Channel {
        /**
         * Posts a message; it reaches everyone on the channel by every door.
         *
         * @param clientMessageId makes a repeated post one message for as long as that is kept; null for none
         * @return completes once the message is durable; exceptionally with {@link
         *     org.heliograph.core.log.LogUnavailableException} if it cannot be written. Its callbacks may block
         */
        CompletionStage<MessageData> post(ChannelMessage message, @Nullable String clientMessageId);

        /** Posts plain text. */
        default CompletionStage<MessageData> post(String author, String content) {
            return post(new ChannelMessage(author, null, content, null, null, null), null);
        }

        /** Where the channel ends now: a cursor for {@link #follow} and for every other transport. */
        String head();

        /**
         * Follows the channel: everything after the cursor, then what comes, each message once and in order.
         *
         * @param cursor as any transport gave it; null to begin with the oldest message kept
         * @param listener called by one thread at a time, which it may block: it delays itself alone
         * @return closes the subscription; a call that is under way may still end
         */
        Following follow(@Nullable String cursor, Listener listener);
    }

    /**
     * One bot and its tasks. What is done completes once it is durable; exceptionally with {@link
     * org.heliograph.core.RefusedException} if it does not fit what happened so far, or {@link
     * org.heliograph.core.log.LogUnavailableException} if it cannot be written. Callbacks may block.
     */
    interface Bot {
        /** Makes the bot known; one that is known stays as it is. */
        CompletionStage<Void> register();

        /** A name for a task that no task has. */
        String newTaskId();

        /**
         * Gives the bot a task.
         *
         * @param idempotencyKey makes a repeated request one task; null for none
         */
        CompletionStage<BotPush> submit(NewTask task, @Nullable String idempotencyKey);

        /** Gives the bot a task that says nothing but what is to be done. */
        default CompletionStage<BotPush> submit(String command) {
            return submit(NewTask.of(new TaskId(newTaskId()), command), null);
        }

        /** Tells that a task began; one that is not known becomes so. Empty if that was known already. */
        CompletionStage<Optional<BotPush>> started(String taskId);

        /**
         * Tells how far a running task is, to those who watch now; it is not stored.
         *
         * @throws org.heliograph.core.RefusedException if there is no such running task, or it was further already
         */
        void progress(String taskId, int percent, String message);

        /** Tells that a task ended well. */
        CompletionStage<BotPush> completed(String taskId, Report report);

        /** Tells that a task ended otherwise. */
        CompletionStage<BotPush> failed(String taskId, Report report);

        /** Where the timeline ends now: a cursor for {@link #follow} and for every other transport. */
        String head();

        /**
         * Follows the timeline: everything after the cursor, then what comes, each step once and in order.
         *
         * @param cursor as any transport gave it; null to begin with the oldest step kept
         * @param filter which steps; {@link BotFilter#ALL} for all
         * @param listener called by one thread at a time, which it may block: it delays itself alone
         * @return closes the subscription; a call that is under way may still end
         */
        Following follow(@Nullable String cursor, BotFilter filter, BotListener listener);
    }

    /**
     * One plan: steps that run one after the other, and what they print. What is done completes once it is durable, with
     * the plan as it is then; exceptionally with {@link org.heliograph.core.RefusedException} if it does not fit what
     * happened so far, or {@link org.heliograph.core.log.LogUnavailableException} if it cannot be written. What one thread
     * asks for is done in that order, whether it waits in between or not. Callbacks may block.
     */
    interface Plan {
        /** Lays the plan out. The same again changes nothing, another one takes the place of a plan that has not begun. */
        CompletionStage<PlanState> define(Definition definition);

        /**
         * A step begins, goes on or ends.
         *
         * @param step counted from 0
         * @param output what it printed and nobody has told yet; null for nothing
         * @param error why it failed; null for nothing to say
         */
        CompletionStage<PlanState> step(int step, StepStatus status, @Nullable String output, @Nullable String error);

        /** A step begins, goes on or ends, and there is no more to say. */
        default CompletionStage<PlanState> step(int step, StepStatus status) {
            return step(step, status, null, null);
        }

        /** A step printed text. */
        CompletionStage<PlanState> print(int step, Outlet stream, String text);

        /** A step printed bytes; a character may be split over two calls, what is not UTF-8 becomes U+FFFD. */
        CompletionStage<PlanState> print(int step, Outlet stream, byte[] bytes);

        /** The plan ended well; its steps that have not begun are skipped. */
        CompletionStage<PlanState> complete(JsonObject summary);

        /**
         * The plan ended otherwise; its steps that run have failed, those that have not begun are skipped.
         *
         * @param failedStep which step failed it; null for none in particular
         */
        CompletionStage<PlanState> fail(String error, @Nullable Integer failedStep);

        /** Somebody ends the plan. */
        CompletionStage<PlanState> cancel();

        /** The plan as it is, as a poll answers it; empty if there is none. Reads the log. */
        Optional<Snapshot> snapshot();

        /** Where the plan's events end now: a cursor for {@link #follow} and for every other transport. */
        String head();

        /** How many follow the plan, by whichever door; one that asks again and again does not count. */
        int subscribers();

        /**
         * Follows the plan: everything after the cursor, then what comes, each event once and in order.
         *
         * @param cursor as any transport gave it; null to begin with the oldest event kept
         * @param listener called by one thread at a time, which it may block: it delays itself alone
         * @return closes the subscription; a call that is under way may still end
         */
        Following follow(@Nullable String cursor, PlanListener listener);
    }

    /** The sessions of the plan dashboard; one may have many sockets. */
    interface Sessions {
        /**
         * Sends a frame to every socket of a session: the message, with a {@code timestamp}, and of the type {@code
         * message} if it names none. It is not kept.
         *
         * @return to how many that are not known to be dead; 0 if there is no such session
         * @throws org.heliograph.core.RefusedException if the name cannot be a session's, or the type is no string
         */
        int send(String session, JsonObject message);

        /** Whether a session has a socket. */
        boolean isConnected(String session);

        /** Sockets of all sessions. */
        int connections();

        /** Sessions that have a socket. */
        int count();
    }

    /** Hears what happens in a plan. */
    interface PlanListener extends Hearer {
        /**
         * An event. If this throws, following ends and {@link #failed} is called.
         *
         * @param cursor where following would go on after it
         */
        void event(PlanPush event, String cursor);
    }

    /** Hears what a bot does. */
    interface BotListener extends Hearer {
        /**
         * A step of a task, with its whole texts. If this throws, following ends and {@link #failed} is called.
         *
         * @param cursor where following would go on after it
         */
        void step(BotPush step, String cursor);
    }

    /** Hears what is said on a channel. */
    interface Listener extends Hearer {
        /**
         * A message. If this throws, following ends and {@link #failed} is called.
         *
         * @param cursor where following would go on after it
         */
        void message(MessageData message, String cursor);
    }

    /** What every listener may want to know. */
    interface Hearer {
        /** What was asked for is no longer there; following goes on at the oldest that is kept. */
        default void gap(Gap gap) {}

        /** The listener itself failed; following has ended. */
        default void failed(RuntimeException error) {
            System.getLogger(Heliograph.class.getName())
                    .log(System.Logger.Level.ERROR, "A listener failed and follows no longer", error);
        }
    }

    /** A subscription. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
