package org.heliograph.launcher;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.Set;
import org.heliograph.launcher.WebComponents.MappedFilter;
import org.heliograph.launcher.WebComponents.MappedServlet;
import org.jspecify.annotations.Nullable;

/**
 * Registers components with a starting servlet context, and remembers why one of their listeners refused to begin: the
 * container only logs that.
 */
final class Registration implements ServletContainerInitializer {
    private final WebComponents components;
    private @Nullable RuntimeException refusal;

    Registration(WebComponents components) {
        this.components = components;
    }

    /** Why the application did not begin; null if no listener refused. */
    @Nullable
    RuntimeException refusal() {
        return refusal;
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> unused, ServletContext context) {
        components.attributes().forEach(context::setAttribute);
        components.parameters().forEach(context::setInitParameter);
        components.filters().forEach(filter -> register(filter, context));
        components.servlets().forEach(servlet -> register(servlet, context));
        components.listeners().forEach(listener -> context.addListener(new Remembering(listener)));
    }

    private static void register(MappedFilter mapped, ServletContext context) {
        var filter = context.addFilter(mapped.name(), mapped.filter());
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC),
                false,
                mapped.patterns().toArray(String[]::new));
    }

    private static void register(MappedServlet mapped, ServletContext context) {
        var servlet = context.addServlet(mapped.name(), mapped.servlet());
        servlet.setAsyncSupported(true);
        servlet.setLoadOnStartup(1);
        servlet.addMapping(mapped.patterns().toArray(String[]::new));
    }

    private final class Remembering implements ServletContextListener {
        private final ServletContextListener listener;

        Remembering(ServletContextListener listener) {
            this.listener = listener;
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            try {
                listener.contextInitialized(event);
            } catch (RuntimeException e) {
                refusal = e;
                throw e;
            }
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            listener.contextDestroyed(event);
        }
    }
}
