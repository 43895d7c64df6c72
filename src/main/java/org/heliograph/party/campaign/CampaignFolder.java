package org.heliograph.party.campaign;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a campaign's folder: {@code characters/*.json} and {@code foes/*.json}, by file name, and
 * {@code campaign.json} if there is one. Used once, by one thread.
 */
final class CampaignFolder {
    /** Files of one kind. */
    static final int MOST_FILES = 100;

    /** Bytes of all files together: as many as a request may have that brings its characters along. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final String CHARACTERS = "characters";
    private static final String FOES = "foes";
    private static final String ABOUT = "campaign.json";
    private static final String TITLE = "title";
    private static final int LONGEST_TITLE = 128;

    private final Path folder;
    private final Map<String, String> files = new HashMap<>();
    private int bytes;

    CampaignFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws RefusedException 400 that names file, field and reason */
    Campaign read() {
        String title = title();
        List<Sheet> players = sheets(CHARACTERS);
        if (players.isEmpty()) {
            throw RefusedException.invalid(CHARACTERS + ": there is no .json file, and nobody to play");
        }
        return new Campaign(title, players, sheets(FOES));
    }

    private @Nullable String title() {
        if (!Files.exists(folder.resolve(ABOUT))) {
            return null;
        }
        JsonObject about = object(ABOUT);
        JsonValue description = about.getOrDefault("description", JsonValue.NULL);
        if (description != JsonValue.NULL && !(description instanceof JsonString)) {
            throw RefusedException.invalid(ABOUT + ": description must be a string");
        }
        JsonValue title = about.getOrDefault(TITLE, JsonValue.NULL);
        return title == JsonValue.NULL ? null : title(title);
    }

    private static String title(JsonValue value) {
        if (!(value instanceof JsonString title)
                || title.getString().isBlank()
                || title.getString().length() > LONGEST_TITLE) {
            throw RefusedException.invalid(
                    ABOUT + ": " + TITLE + " must be a string of 1 to " + LONGEST_TITLE + " characters");
        }
        return title.getString();
    }

    private List<Sheet> sheets(String kind) {
        List<Sheet> sheets = new ArrayList<>();
        for (String file : list(kind)) {
            Sheet sheet = sheet(file);
            String other = files.putIfAbsent(sheet.id(), file);
            if (other != null) {
                throw RefusedException.invalid(other + " and " + file + ": both have the id " + sheet.id());
            }
            sheets.add(sheet);
        }
        return sheets;
    }

    private Sheet sheet(String file) {
        JsonObject json = object(file);
        try {
            return new Sheet(json);
        } catch (RefusedException e) {
            throw e.at(file);
        }
    }

    private JsonObject object(String file) {
        CampaignFile read = CampaignFile.read(folder.resolve(file), file);
        bytes += read.size();
        if (bytes > MOST_BYTES) {
            throw RefusedException.invalid(
                    file + ": with it the campaign's files are over " + MOST_BYTES + " bytes together");
        }
        return read.object();
    }

    /** By name; what an editor or a file manager keeps beside them, with a dot in front, is not one of them. */
    private List<String> list(String kind) {
        Path path = folder.resolve(kind);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "[!.]*.json")) {
            all.forEach(file -> found.add(kind + "/" + file.getFileName()));
        } catch (IOException e) {
            throw RefusedException.invalid(kind + ": cannot be read");
        }
        if (found.size() > MOST_FILES) {
            throw RefusedException.invalid(kind + ": at most " + MOST_FILES + " files, not " + found.size());
        }
        return found.stream().sorted().toList();
    }
}
