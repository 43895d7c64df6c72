package org.heliograph.party.web.mcp;

import jakarta.json.JsonObject;
import java.util.concurrent.CompletionStage;
import org.heliograph.core.RefusedException;

/** What a tool does. */
@FunctionalInterface
interface Deed {
    /**
     * Does it.
     *
     * @return exceptionally, like what is thrown, a {@link RefusedException} that says why it is not done
     */
    CompletionStage<Answer> carryOut(Call call, JsonObject arguments);
}
