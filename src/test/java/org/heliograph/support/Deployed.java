package org.heliograph.support;

import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.launcher.WebComponents;
import org.heliograph.server.ApiApplication;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;

/**
 * Something of ours that a container calls: a method of a resource, a servlet, an endpoint.
 *
 * @param method of HTTP, or WS
 * @param pattern its path, with templates; one that ends in {@code /*} is all below it
 */
public record Deployed(String method, String pattern) {
    private static final List<String> SHORT = List.of("/api/action", "/api/character/", "/api/status");

    /** Everything. */
    public static List<Deployed> all() {
        WebComponents components = HeliographComponents.of(Settings.read(SettingSources.of(Map.of())));
        List<Deployed> all = new ArrayList<>();
        components.servlets().stream()
                .flatMap(servlet -> servlet.patterns().stream())
                .forEach(pattern -> methods(pattern).forEach(method -> all.add(new Deployed(method, pattern))));
        components
                .endpoints()
                .forEach(endpoint -> all.add(new Deployed(
                        "WS", endpoint.getAnnotation(ServerEndpoint.class).value())));
        new ApiApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(Deployed::methods)
                        .forEach(all::add);
        return all;
    }

    /** Servlets are there to be read, but for the one that models come to. */
    private static List<String> methods(String pattern) {
        return pattern.equals("/mcp") ? List.of("GET", "POST", "DELETE") : List.of("GET");
    }

    private static Stream<Deployed> methods(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> new Deployed(verb.value(), path(resource, method))));
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = "/api/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        return path.replace("//", "/");
    }

    /** Whether a request such as {@code GET /status} arrives there; some paths have a short form at the root. */
    public boolean isReachedBy(String door) {
        String[] parts = door.split(" ");
        String path = SHORT.stream().anyMatch(prefix -> ("/api" + parts[1]).startsWith(prefix))
                ? "/api" + parts[1]
                : parts[1];
        boolean fits = pattern.endsWith("/*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : path.equals(pattern);
        return parts[0].equals(method) && fits;
    }
}
