package org.heliograph.party.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.heliograph.core.RefusedException;

/**
 * The campaigns below a folder, which need not exist, each a folder of its own. Read anew each time, so that a file that
 * was put right is right at once. The example comes into the folder when somebody asks for it. Any thread.
 */
public final class Campaigns {
    private static final int LONGEST_NAME = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0," + (LONGEST_NAME - 1) + "}");

    private final Path folder;

    /** Those below this folder. */
    public Campaigns(Path folder) {
        this.folder = folder;
    }

    /**
     * The campaign of a name.
     *
     * @throws RefusedException 400 if the name is none, or that names file, field and reason if a file is wrong; 404 if
     *     there is no such campaign
     */
    public Campaign campaign(String name) {
        if (!NAME.matcher(name).matches()) {
            throw RefusedException.invalid("campaign must have 1 to " + LONGEST_NAME
                    + " of A-Z a-z 0-9 . _ - and begin with a letter, a digit or _");
        }
        Path path = folder.resolve(name);
        if (name.equals(ExampleCampaign.NAME) && !Files.exists(path)) {
            ExampleCampaign.layDown(path);
        }
        if (!Files.isDirectory(path)) {
            throw RefusedException.unknown("There is no campaign of this name");
        }
        return new CampaignFolder(path).read();
    }
}
