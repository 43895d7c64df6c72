package org.heliograph.launcher;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a web application consists of, named one by one. A container finds the same by scanning; naming it saves the
 * scan, which is most of a small server's start.
 *
 * @param attributes put into the servlet context before anything else sees it
 * @param parameters context parameters, as {@code <context-param>} would give
 * @param filters in the order they run, all before the container's own WebSocket filter
 * @param servlets exact paths and prefixes beside JAX-RS and pages
 * @param listeners begun in this order after all that is registered here, ended in the opposite one and before the
 *     container ends its WebSockets
 * @param endpoints classes annotated with {@code @ServerEndpoint}
 * @param applications JAX-RS applications annotated with {@code @ApplicationPath}
 */
public record WebComponents(
        Map<String, Object> attributes,
        Map<String, String> parameters,
        List<MappedFilter> filters,
        List<MappedServlet> servlets,
        List<ServletContextListener> listeners,
        Set<Class<?>> endpoints,
        Set<Class<?>> applications) {
    public WebComponents {
        attributes = Map.copyOf(attributes);
        parameters = Map.copyOf(parameters);
        filters = List.copyOf(filters);
        servlets = List.copyOf(servlets);
        listeners = List.copyOf(listeners);
        endpoints = Set.copyOf(endpoints);
        applications = Set.copyOf(applications);
    }

    /** A filter and the URL patterns it runs for, on requests and on asynchronous dispatches. */
    public record MappedFilter(String name, Filter filter, List<String> patterns) {
        public MappedFilter {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * A servlet and its URL patterns. It is initialised at start, so that a failure is seen there.
     *
     * @param patterns none for a servlet that only wants to know of start and stop
     */
    public record MappedServlet(String name, Servlet servlet, List<String> patterns) {
        public MappedServlet {
            patterns = List.copyOf(patterns);
        }
    }
}
