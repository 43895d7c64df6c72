package org.heliograph.party.web;

import java.util.List;
import org.heliograph.party.Sheet;

/** Whom parties may begin with, by name. */
public interface Campaigns {
    /** Players' characters, and those whom the host plays. */
    record Cast(List<Sheet> players, List<Sheet> foes) {}

    /**
     * Those of a campaign.
     *
     * @throws org.heliograph.core.RefusedException 400 that names file, field and reason if one cannot be read, 404 if
     *     there is no such campaign
     */
    Cast cast(String name);
}
