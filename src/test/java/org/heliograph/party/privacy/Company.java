package org.heliograph.party.privacy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.heliograph.core.RefusedException;
import org.heliograph.party.ActionStatus;
import org.heliograph.party.Attendance;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.Recipient;
import org.heliograph.party.Saying;

/** What the host and the others at the table do, but for fights. */
final class Company {
    private static final List<Duration> SPANS = List.of(
            Duration.ofMillis(10), Duration.ofMillis(1_700), Duration.ofMillis(4_900), Duration.ofMillis(11_000));
    private static final int MOST_TAKEN = 100;

    private final Stage stage;
    private final Party party;
    private final World.Role role;
    private final Watcher watcher;
    private final List<String> others;
    /** Of which the watcher may know, once they are answered. */
    private final List<String> common = new ArrayList<>();

    private final List<PartyEvent.Action> secret = new ArrayList<>();
    private final Map<String, List<Attendance.Seat>> tabs = new HashMap<>();

    Company(Stage stage, World.Role role, Watcher watcher) {
        this.stage = stage;
        this.party = stage.party;
        this.role = role;
        this.watcher = watcher;
        this.others = role == World.Role.PLAYER ? List.of("ann", "cat") : List.of("ann", "bob", "cat");
    }

    /** False if it is nothing that these do. */
    boolean take(int serial, Step step, int hidden) {
        String other = others.get(step.n() % others.size());
        switch (step.deed()) {
            case SAY -> say("Story " + serial, null, forWatcher(serial, step), step, hidden);
            case SAY_TO_FEW -> sayToFew(serial, step, hidden);
            case OTHER_ACTS -> submit(other, "SECRET deed " + hidden, false).ifPresent(common::add);
            case WHISPER, MURMUR -> murmur(other, step.deed() == Step.Deed.WHISPER, hidden);
            case HOST_TAKES -> takeUntilOwnIsTaken();
            case SECRET_TAKE -> takeOfOthers();
            case RESOLVE_OWN -> ownAction(step.m()).ifPresent(id -> resolve(id, serial, step, hidden));
            case RESOLVE_OTHERS -> of(common, step.m()).ifPresent(id -> resolve(id, serial, step, hidden));
            case REQUEUE_OWN -> ownAction(step.m()).ifPresent(this::requeue);
            case CANCEL_OWN -> ownAction(step.m()).ifPresent(this::cancel);
            case SECRET_SAY -> say(null, null, Map.of(), step, hidden);
            case SECRET_REQUEUE -> of(secret, step.m()).ifPresent(action -> requeue(action.actionId()));
            case SECRET_CANCEL -> of(secret, step.m()).ifPresent(action -> cancel(action.actionId()));
            case SECRET_RESOLVE -> of(secret, step.m()).ifPresent(action -> resolveSecretly(action, hidden));
            case CHANGE_SHEET -> changeSheet(step);
            case COME -> come(other);
            case GO -> go(other);
            case SECOND_TAB -> secondTab(other, hidden);
            case FLAP -> flap(other);
            case HOST_TAB -> toggle(Recipient.HOST);
            case WATCHERS_TAB -> toggle(Recipient.OBSERVER);
            case WAIT -> {
                stage.clock.advance(SPANS.get(step.n() % SPANS.size()));
                stage.parties.sweep();
            }
            case TICK -> stage.clock.advance(Duration.of(hidden, java.time.temporal.ChronoUnit.MICROS));
            case KICK -> {
                go("cat");
                Fights.attempt(() -> party.remove("cat"));
            }
            case READMIT -> Fights.attempt(() -> party.readmit("cat"));
            case THINK -> party.narration().thinking("Thinking " + serial);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> forWatcher(int serial, Step step) {
        return role == World.Role.PLAYER && step.n() % 3 == 0 ? Map.of("bob", "For you " + serial) : Map.of();
    }

    /** What the others are told hangs on what is hidden. */
    private void say(String narrative, List<String> to, Map<String, String> toWatcher, Step step, int hidden) {
        Map<String, String> privately = secrets(toWatcher, hidden);
        boolean needsWord = narrative == null && privately.isEmpty();
        String dmOnly = needsWord || hidden / 4 % 2 == 1 ? "SECRET for me " + hidden : null;
        Fights.attempt(
                () -> party.narration().say(new Saying(narrative, to, privately, dmOnly, patches(step, hidden))));
    }

    private Map<String, String> secrets(Map<String, String> toWatcher, int hidden) {
        Map<String, String> privately = new TreeMap<>(toWatcher);
        for (int i = 0; i < others.size(); i++) {
            if ((hidden >> (i + 1)) % 2 == 1) {
                privately.put(others.get(i), "SECRET for another " + hidden);
            }
        }
        return privately;
    }

    /** What comes with what is said: seen by all, by the host, or nothing. */
    private static Map<String, JsonObject> patches(Step step, int hidden) {
        Map<String, JsonObject> patches = new HashMap<>();
        if (!step.isSecret() && step.n() % 5 == 1) {
            patches.put(
                    "orc", Json.createObjectBuilder().add("hp", step.m() % 60).build());
        }
        if (hidden % 3 == 1) {
            patches.put(
                    "bat",
                    Json.createObjectBuilder()
                            .add("dm_note", "SECRET " + hidden)
                            .build());
        }
        return patches;
    }

    private void sayToFew(int serial, Step step, int hidden) {
        List<String> to = new ArrayList<>();
        if (role == World.Role.PLAYER) {
            to.add("bob");
        }
        if (hidden % 2 == 1 || to.isEmpty()) {
            to.add("ann");
        }
        if (role == World.Role.PLAYER) {
            say("To few " + serial, to, Map.of(), step, hidden);
        } else if (hidden % 2 == 1) {
            Fights.attempt(() -> party.narration().say(new Saying("SECRET to few", to, Map.of(), null, Map.of())));
        }
    }

    private Optional<String> submit(String player, String text, boolean whispered) {
        try {
            var submitted = party.actions().submit(player, text, whispered, null);
            return submitted.isCompletedExceptionally()
                    ? Optional.empty()
                    : Optional.of(submitted.join().actionId());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** What is said aloud while all are asked is seen by all; else only what is answered is. */
    private void murmur(String player, boolean whispered, int hidden) {
        boolean asked = party.attendance().standing(Recipient.HOST).combat().containsKey("waiting_for");
        if (whispered || !asked) {
            submit(player, "SECRET murmur " + hidden, whispered)
                    .flatMap(id -> party.actions().find(id))
                    .ifPresent(known -> secret.add(known.action()));
        }
    }

    private void takeUntilOwnIsTaken() {
        Optional<String> own =
                watcher.actions().stream().filter(this::isPending).findFirst();
        for (int i = 0; own.filter(this::isPending).isPresent() && i < MOST_TAKEN; i++) {
            party.actions().take();
        }
    }

    private boolean isPending(String id) {
        return party.actions().find(id).orElseThrow().status().equals(ActionStatus.PENDING);
    }

    private void takeOfOthers() {
        party.overview()
                .next()
                .filter(action -> !watcher.actions().contains(action.actionId()))
                .ifPresent(action -> party.actions().take());
    }

    private Optional<String> ownAction(int m) {
        return of(watcher.actions(), m);
    }

    private static <T> Optional<T> of(List<T> all, int m) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(m % all.size()));
    }

    private void resolve(String id, int serial, Step step, int hidden) {
        String narrative = step.n() % 3 == 2 ? null : "Answer " + serial;
        Map<String, String> privately = secrets(forWatcher(serial, step), hidden);
        String dmOnly = narrative == null && privately.isEmpty() || hidden % 2 == 0 ? "SECRET for me " + hidden : null;
        Fights.attempt(() ->
                party.narration().resolve(id, new Saying(narrative, null, privately, dmOnly, patches(step, hidden))));
    }

    private void resolveSecretly(PartyEvent.Action action, int hidden) {
        String narrative = action.whispered() && hidden % 3 == 0 ? "SECRET answer" : null;
        Saying saying = new Saying(narrative, null, secrets(Map.of(), hidden), "SECRET for me", Map.of());
        Fights.attempt(() -> party.narration().resolve(action.actionId(), saying));
    }

    private void requeue(String id) {
        try {
            party.actions().requeue(id);
        } catch (RefusedException e) {
            return;
        }
    }

    private void cancel(String id) {
        Fights.attempt(() -> party.actions().cancel(id, "Not now"));
    }

    private void changeSheet(Step step) {
        String whom = List.of("ann", "bob", "cat").get(step.n() % 3);
        Fights.attempt(() -> party.characters()
                .patch(
                        whom,
                        Json.createObjectBuilder()
                                .add("hp", step.m() % 20)
                                .add("notes", "Note " + step.m() % 3)
                                .build()));
    }

    private List<Attendance.Seat> tabsOf(String whose) {
        return tabs.computeIfAbsent(whose, id -> new ArrayList<>());
    }

    private void come(String player) {
        // Who was sent away has no token to come with.
        if (tabsOf(player).isEmpty() && party.players().contains(player)) {
            sit(player);
        }
    }

    private void sit(String player) {
        tabsOf(player).add(party.attendance().sit(Recipient.player(player), stage.tab()));
    }

    private void go(String player) {
        tabsOf(player).forEach(Attendance.Seat::close);
        tabsOf(player).clear();
    }

    private void secondTab(String player, int hidden) {
        List<Attendance.Seat> mine = tabsOf(player);
        if (mine.size() > 1 && hidden % 4 == 1) {
            mine.remove(1).close();
        } else if (!mine.isEmpty() && mine.size() < 5) {
            sit(player);
        }
    }

    /** Away and back within the time of grace. */
    private void flap(String player) {
        if (!tabsOf(player).isEmpty()) {
            go(player);
            come(player);
        }
    }

    private void toggle(Recipient recipient) {
        List<Attendance.Seat> mine = tabsOf("the " + recipient.role());
        if (mine.isEmpty()) {
            Attendance.Seat seat = party.attendance().sit(recipient, stage.tab());
            seat.greet();
            mine.add(seat);
        } else {
            mine.remove(0).close();
        }
    }
}
