package org.heliograph.server.access;

import jakarta.servlet.ServletContext;
import java.util.function.Function;
import org.heliograph.access.Caller;
import org.heliograph.server.settings.Settings;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Json;

/**
 * All that decides about access, in one place for the filter, the resources and the servlets, which a container makes
 * and which find it as an attribute of the {@code ServletContext}.
 *
 * @param doors what each path asks for
 * @param callers recognises who calls
 * @param guests recognises who comes with a party's token
 * @param tokens the operations tokens
 * @param origins tells our pages from foreign ones
 * @param pages whether ours are served
 * @param json reads wishes and writes answers
 */
public record AccessControl(
        Doors doors,
        Callers callers,
        Function<String, Caller> guests,
        OperationsTokens tokens,
        OriginPolicy origins,
        boolean pages,
        Json json) {
    private static final String ATTRIBUTE = AccessControl.class.getName();

    /**
     * As the settings say.
     *
     * @param guests whose a party's token is; {@link Caller#REJECTED} if it is none
     * @param launcher whether the server listens by itself, not inside somebody's container
     */
    public static AccessControl of(
            Settings settings, OperationsTokens tokens, Function<String, Caller> guests, Json json, boolean launcher) {
        OriginPolicy origins =
                new OriginPolicy(settings.access().origins(), settings.listen().publicUrl());
        Callers callers = new Callers(tokens, settings, launcher);
        return new AccessControl(Doors.standard(), callers, guests, tokens, origins, settings.rootPaths(), json);
    }

    HttpErrors errors() {
        return new HttpErrors(json);
    }

    /** Hands it to the context, before its filters are made. */
    public void offerTo(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** The one this context was given. */
    public static AccessControl in(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof AccessControl control) {
            return control;
        }
        throw new IllegalStateException("Heliograph has not started in this application");
    }
}
