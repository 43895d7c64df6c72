package org.heliograph.it.guest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS application of somebody who has Heliograph in a WAR of their own. */
@ApplicationPath("/guest")
public class GuestApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GreetingResource.class);
    }
}
