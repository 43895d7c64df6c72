package org.heliograph.party.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.heliograph.core.RefusedException;

/** The campaign that comes with the program: to play at once, and to begin one's own from. */
public final class ExampleCampaign {
    /** What it is called. */
    public static final String NAME = "drowned-bell";

    /** A class path cannot be listed everywhere. */
    private static final List<String> FILES = List.of(
            "campaign.json",
            "characters/1-wren.json",
            "characters/2-bram.json",
            "characters/3-sable.json",
            "characters/4-ottilie.json",
            "foes/bell-warden.json",
            "foes/mudling-lantern.json",
            "foes/mudling-net.json");

    private ExampleCampaign() {}

    /**
     * Makes a folder of it: whole, or not at all. If another did so meanwhile, that is the one.
     *
     * @throws RefusedException 503 if it cannot be written
     */
    static void layDown(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            Path beside = Files.createTempDirectory(folder.getParent(), "." + NAME + "-");
            for (String file : FILES) {
                copy(file, beside.resolve(file));
            }
            move(beside, folder);
        } catch (IOException e) {
            throw RefusedException.unavailable("The example campaign cannot be written into the data folder");
        }
    }

    private static void move(Path beside, Path folder) throws IOException {
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            delete(beside);
        }
    }

    private static void delete(Path beside) throws IOException {
        for (String file : FILES) {
            Files.delete(beside.resolve(file));
        }
        Files.delete(beside.resolve("characters"));
        Files.delete(beside.resolve("foes"));
        Files.delete(beside);
    }

    private static void copy(String file, Path path) throws IOException {
        try (InputStream in = ExampleCampaign.class.getResourceAsStream(NAME + "/" + file)) {
            if (in == null) {
                throw new IOException("There is no " + file);
            }
            Files.createDirectories(path.getParent());
            Files.copy(in, path);
        }
    }
}
