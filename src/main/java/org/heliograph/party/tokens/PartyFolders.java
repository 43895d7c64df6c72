package org.heliograph.party.tokens;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.secret.TokenStoreException;

/** Where parties lie: each in a folder of its name, those that are over in {@code archive}. Others move them there. */
record PartyFolders(Path directory) {
    static final String ARCHIVE = "archive";
    private static final String FILE = "tokens.json";

    /** Where a party's tokens are kept at this moment. */
    Path fileOf(String party) {
        Path archived = archive().resolve(party);
        Path folder = directory.resolve(party);
        boolean isOver = Files.isDirectory(archived) && !Files.isDirectory(folder);
        return (isOver ? archived : folder).resolve(FILE);
    }

    /** Whose tokens such a file keeps. */
    static String partyOf(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    /** The files of tokens of parties that are not over. */
    List<Path> running() {
        return filesIn(directory);
    }

    /** The files of tokens of parties that are over. */
    List<Path> archived() {
        return filesIn(archive());
    }

    private Path archive() {
        return directory.resolve(ARCHIVE);
    }

    private static List<Path> filesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
            folders.forEach(folder -> files.add(folder.resolve(FILE)));
        } catch (IOException e) {
            throw new TokenStoreException(directory + " cannot be listed", e);
        }
        return files.stream().filter(Files::exists).toList();
    }
}
