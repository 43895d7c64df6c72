package org.heliograph.party;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is in the log into what one recipient may see of it. What no rule here allows is not seen.
 *
 * <p>One act takes one instant: its public part carries it, private parts one microsecond later, what only the host sees
 * two. A log of a party leaves three between any two entries, so that the distances tell nothing.
 *
 * @param recipient whose view it is
 */
public record PartyView(Recipient recipient) implements View<PartyEvent> {
    /** Microseconds that a party's log leaves between any two entries. */
    public static final long STEP_MICROS = 3;

    private static final int ID_BYTES = 16;
    private static final String EVERYBODY = "everybody";

    @Override
    public boolean isSecretive() {
        return true;
    }

    /** Those who see but what everybody sees share it. */
    @Override
    public Optional<Object> audience(Recorded<PartyEvent> recorded) {
        List<Part> parts = parts(recorded.event());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        boolean common = parts.stream().allMatch(part -> part instanceof Narrated || part instanceof CameOrWent);
        return Optional.of(common ? EVERYBODY : recipient);
    }

    @Override
    public List<Push> pushes(Recorded<PartyEvent> recorded) {
        List<Part> parts = parts(recorded.event());
        List<Push> pushes = new ArrayList<>();
        for (Part part : parts) {
            int shown = pushes.size() + 1;
            String cursor = shown == parts.size() ? recorded.cursor() : recorded.cursorAfter(shown);
            pushes.add(part.push(new Stamp(
                    recorded.entry().id(), recorded.entry().at().plus(part.micros(), ChronoUnit.MICROS), cursor)));
        }
        return pushes;
    }

    @Override
    public int shownUntil(Recorded<PartyEvent> recorded, Instant instant) {
        Instant at = recorded.entry().at();
        return (int) parts(recorded.event()).stream()
                .filter(part -> !at.plus(part.micros(), ChronoUnit.MICROS).isAfter(instant))
                .count();
    }

    private List<Part> parts(PartyEvent event) {
        if (event instanceof PartyEvent.Responded responded) {
            return said(responded);
        }
        if (event instanceof PartyEvent.PresenceChanged changed) {
            boolean mine = changed.playerId().equals(recipient.id());
            return mine || changed.event() == Presence.READMITTED ? List.of() : List.of(new CameOrWent(changed));
        }
        if (event instanceof PartyEvent.ActionQueued queued && recipient instanceof Recipient.Host) {
            return List.of(new Queued(queued.action()));
        }
        return List.of();
    }

    private List<Part> said(PartyEvent.Responded responded) {
        if (recipient instanceof Recipient.Host) {
            return List.of(new SaidByMe(responded));
        }
        List<Part> parts = new ArrayList<>();
        String action = actionIn(responded.answers());
        if (responded.narrative() != null
                && (responded.to() == null || responded.to().contains(recipient.id()))) {
            parts.add(new Narrated(action, responded.narrative()));
        }
        String secret = responded.privately().get(recipient.id());
        if (recipient instanceof Recipient.Player && secret != null) {
            parts.add(new ToldAlone(action, secret, recipient.id()));
        }
        return parts;
    }

    /** Of a whisper nobody else may know that there was one. */
    private @Nullable String actionIn(PartyEvent.@Nullable Answered answers) {
        if (answers == null || (answers.whispered() && !answers.playerId().equals(recipient.id()))) {
            return null;
        }
        return answers.actionId();
    }

    /** What a frame takes over from its entry. */
    private record Stamp(String id, Instant at, String cursor) {}

    /** What one frame is made of. */
    private sealed interface Part {
        Push push(Stamp stamp);

        /** How long after the act's instant. */
        long micros();
    }

    private record Narrated(@Nullable String action, String text) implements Part {
        @Override
        public Push push(Stamp stamp) {
            return new PartyPush.Narrative(stamp.id, action, text, text, stamp.at, stamp.cursor);
        }

        @Override
        public long micros() {
            return 0;
        }
    }

    private record ToldAlone(@Nullable String action, String text, String player) implements Part {
        @Override
        public Push push(Stamp stamp) {
            return new PartyPush.Private(idFor(player, stamp.id), action, text, "DM", stamp.at, stamp.cursor);
        }

        @Override
        public long micros() {
            return 1;
        }
    }

    private record CameOrWent(PartyEvent.PresenceChanged changed) implements Part {
        @Override
        public Push push(Stamp stamp) {
            return new PartyPush.CameOrWent(
                    stamp.id,
                    changed.event().sentence(changed.playerName()),
                    changed.event(),
                    changed.playerId(),
                    changed.playerName(),
                    stamp.at,
                    stamp.cursor);
        }

        @Override
        public long micros() {
            return 0;
        }
    }

    private record Queued(PartyEvent.Action action) implements Part {
        @Override
        public Push push(Stamp stamp) {
            return new PartyPush.ActionQueued(
                    stamp.id,
                    action.actionId(),
                    action.clientActionId(),
                    action.playerId(),
                    action.playerName(),
                    action.text(),
                    action.whispered(),
                    action.submittedAt(),
                    stamp.at,
                    stamp.cursor);
        }

        @Override
        public long micros() {
            return 2;
        }
    }

    private record SaidByMe(PartyEvent.Responded said) implements Part {
        @Override
        public Push push(Stamp stamp) {
            String text = said.narrative() == null ? "" : said.narrative();
            return new PartyPush.Told(
                    stamp.id,
                    said.answers() == null ? null : said.answers().actionId(),
                    text,
                    text,
                    said.to(),
                    said.dmOnly(),
                    said.privately().isEmpty() ? null : said.privately(),
                    stamp.at,
                    stamp.cursor);
        }

        @Override
        public long micros() {
            if (said.narrative() != null) {
                return 0;
            }
            return said.privately().isEmpty() ? 2 : 1;
        }
    }

    /** Frames of one entry need ids of their own; this one tells nothing of the other, and is the same each time. */
    private static String idFor(String player, String entry) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((entry + '/' + player).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
