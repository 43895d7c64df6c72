package org.heliograph.party.tokens;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what is kept of all parties, at the start. One thread. */
final class Opening {
    private static final Logger LOG = System.getLogger(Opening.class.getName());

    private final TokenFiles files;
    private final Instant now;
    private final TokenIndex index = new TokenIndex();
    private final Map<String, KeyRing> rings = new HashMap<>();
    private final Map<String, String> damaged = new HashMap<>();

    Opening(TokenFiles files, Instant now) {
        this.files = files;
        this.now = now;
    }

    /** The archive first: what stands in both places is over. */
    void read() {
        files.folders().archived().forEach(file -> read(file).ifPresent(kept -> take(file, kept.over(now))));
        files.folders().running().forEach(file -> read(file).ifPresent(kept -> take(file, kept)));
    }

    TokenIndex index() {
        return index;
    }

    Map<String, KeyRing> rings() {
        return rings;
    }

    /** By party, a sentence that names its file. */
    Map<String, String> damaged() {
        return damaged;
    }

    private Optional<KeptTokens> read(Path file) {
        try {
            Optional<KeptTokens> kept = files.read(PartyFolders.partyOf(file), file);
            if (kept.isEmpty()) {
                leaveOut(file, "is damaged");
            }
            return kept;
        } catch (IOException e) {
            leaveOut(file, "cannot be read");
            return Optional.empty();
        }
    }

    private void take(Path file, KeptTokens kept) {
        String party = PartyFolders.partyOf(file);
        if (rings.containsKey(party) || damaged.containsKey(party)) {
            leaveOut(file, "is of a party that is in the archive");
        } else if (kept.tokens().stream().anyMatch(index::knows)) {
            leaveOut(file, "holds a token of another party");
        } else {
            rings.put(party, new KeyRing(party, files, index, kept));
        }
    }

    private void leaveOut(Path file, String reason) {
        damaged.putIfAbsent(
                PartyFolders.partyOf(file), file + " " + reason + ": repair or remove it, then start again");
        LOG.log(Logger.Level.WARNING, "The tokens of a party open nothing: {0} {1}", file, reason);
    }
}
