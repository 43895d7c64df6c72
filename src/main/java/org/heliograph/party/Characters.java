package org.heliograph.party;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.heliograph.core.RefusedException;

/** The characters and foes of a party. Any thread. */
public final class Characters {
    /** At most so many characters and foes. */
    public static final int MOST = 1_000;

    private final Table table;

    Characters(Table table) {
        this.table = table;
    }

    /**
     * A character or foe.
     *
     * @throws RefusedException 404 if there is none of this id
     */
    public Sheet get(String id) {
        return table.ask(state -> known(state, id));
    }

    /** What the one who plays it may see of a character. */
    public JsonObject forItsPlayer(String id) {
        return get(id).forItsPlayer();
    }

    /** All of them, players' first. */
    public List<Sheet> all() {
        return table.ask(state -> List.copyOf(state.sheets()));
    }

    /**
     * Puts a sheet in the place of one of the same id; a new one becomes a foe's. Without a difference nothing happens.
     *
     * @return exceptionally 409 if there are too many
     */
    public CompletableFuture<Sheet> put(Sheet sheet) {
        return table.inTurn(() -> {
            if (table.ask(
                    state -> state.sheet(sheet.id()).isEmpty() && state.sheets().size() >= MOST)) {
                throw RefusedException.conflict("A party has at most " + MOST + " characters and foes");
            }
            boolean news = table.ask(state ->
                    state.sheet(sheet.id()).filter(known -> known.equals(sheet)).isEmpty());
            return news ? record(sheet) : CompletableFuture.completedFuture(sheet);
        });
    }

    /** Changes a sheet by a merge patch (RFC 7396); exceptionally 404 if there is none, 400 if no sheet comes of it. */
    public CompletableFuture<Sheet> patch(String id, JsonObject patch) {
        return table.inTurn(() -> {
            Optional<Sheet> changed = table.ask(state -> changed(state, id, patch));
            return changed.isPresent() ? record(changed.get()) : CompletableFuture.completedFuture(get(id));
        });
    }

    private CompletableFuture<Sheet> record(Sheet sheet) {
        return table.record(new PartyEvent.CharactersChanged(List.of(sheet)), null)
                .thenApply(done -> sheet);
    }

    /** The sheet after a patch; empty if that changes nothing. */
    static Optional<Sheet> changed(PartyState state, String id, JsonObject patch) {
        Sheet known = known(state, id);
        return Optional.of(known.patched(patch)).filter(sheet -> !sheet.equals(known));
    }

    static Sheet known(PartyState state, String id) {
        return state.sheet(id).orElseThrow(() -> RefusedException.unknown("Unknown character: " + id));
    }
}
