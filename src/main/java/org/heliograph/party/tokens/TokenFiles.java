package org.heliograph.party.tokens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.heliograph.core.secret.SecretFile;
import org.heliograph.core.secret.TokenStoreException;

/** The files that tokens are kept in. Any thread, but one at a time for each party. */
final class TokenFiles {
    private final PartyFolders folders;
    private final KeptFormat format = new KeptFormat();

    TokenFiles(PartyFolders folders) {
        this.folders = folders;
    }

    PartyFolders folders() {
        return folders;
    }

    /** What a file holds of a party; nothing if that cannot have been written. */
    Optional<KeptTokens> read(String party, Path file) throws IOException {
        return format.read(party, new SecretFile(file).read());
    }

    void write(String party, KeptTokens kept) {
        Path file = folders.fileOf(party);
        try {
            new SecretFile(file).write(format.write(party, kept));
        } catch (IOException e) {
            throw new TokenStoreException(file + " cannot be written", e);
        }
    }
}
