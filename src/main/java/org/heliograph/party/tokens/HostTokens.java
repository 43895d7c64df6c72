package org.heliograph.party.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliograph.core.RefusedException;
import org.heliograph.core.secret.TokenStoreException;

/**
 * The hosts' tokens of a server's parties, as their files hold them, for a program that may read those. Changes nothing;
 * the server may be running. Any thread.
 */
public final class HostTokens {
    private final TokenFiles files;

    private HostTokens(TokenFiles files) {
        this.files = files;
    }

    /** Those of the parties in this directory, which need not exist. */
    public static HostTokens in(Path directory) {
        return new HostTokens(new TokenFiles(new PartyFolders(directory)));
    }

    /** Where a party's tokens are kept, if there is such a party. */
    public Path fileOf(String party) {
        return files.folders().fileOf(Seat.host(party).party());
    }

    /**
     * The host's token of a party, also of one that is over; empty if there is no such party.
     *
     * @throws RefusedException 400 if this is no id of a party
     * @throws TokenStoreException if its file cannot be read, or is damaged
     */
    public Optional<PartyToken> of(String party) {
        Path file = fileOf(party);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return files.read(party, file)
                    .orElseThrow(() -> new TokenStoreException(file + " is damaged"))
                    .at(Seat.host(party));
        } catch (IOException e) {
            throw new TokenStoreException(file + " cannot be read", e);
        }
    }

    /**
     * Those of parties that are not over, the newest first. Files that cannot be read, or are damaged, are passed over.
     *
     * @throws TokenStoreException if the directory cannot be listed
     */
    public List<PartyToken> running() {
        return files.folders().running().stream()
                .flatMap(this::runningIn)
                .sorted(Comparator.comparing(PartyToken::created).reversed())
                .toList();
    }

    private Stream<PartyToken> runningIn(Path file) {
        String party = PartyFolders.partyOf(file);
        try {
            return files.read(party, file).filter(kept -> !kept.isOver()).stream()
                    .flatMap(kept -> kept.at(Seat.host(party)).stream());
        } catch (IOException | RefusedException e) {
            return Stream.empty();
        }
    }
}
