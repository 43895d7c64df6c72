package org.heliograph.server.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.ServletContext;
import org.heliograph.Heliograph;

/** Makes {@code @Inject Heliograph} work. */
@ApplicationScoped
public class HeliographProducer {
    /** The server of this web application; looked up at its first use, so a bean may be made before the server has started. */
    @Produces
    @ApplicationScoped
    public Heliograph heliograph(ServletContext context) {
        return Heliograph.in(context);
    }
}
