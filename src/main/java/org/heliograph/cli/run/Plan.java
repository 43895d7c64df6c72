package org.heliograph.cli.run;

import java.util.List;
import org.heliograph.plans.Mask;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run, one step after the other.
 *
 * @param id what it is called on the server; null for a name of its own
 * @param name what people call it; null for its id
 * @param secrets what must not be seen of what it prints
 */
public record Plan(@Nullable String id, @Nullable String name, List<Step> steps, List<String> secrets) {
    public Plan {
        steps = List.copyOf(steps);
        secrets = List.copyOf(secrets);
    }

    /** Hides the secrets. */
    Mask mask() {
        return Mask.of(secrets);
    }
}
