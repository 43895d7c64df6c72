package org.heliograph.protocol;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.server.ApiApplication;
import org.heliograph.support.Page;
import tools.jackson.databind.JsonNode;

/**
 * A method on a path, as the OpenAPI document has it.
 *
 * @param method such as GET
 * @param path with its parameters in braces
 */
record Operation(String method, String path) implements Comparable<Operation> {
    private static final Pattern READ = Pattern.compile("query\\.get\\(\"(\\w+)\"\\)");

    /** One written as {@code GET /path}; parameterized tests find this by its type. */
    static Operation of(String line) {
        String[] parts = line.split(" ", 2);
        return new Operation(parts[0], parts[1]);
    }

    /** All that a document describes, each once: where a path is but another name, under that of what is there. */
    static Set<Operation> in(Document document) {
        return document.at("/paths")
                .propertyStream()
                .filter(path -> !path.getValue().has("$ref"))
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Paths that are other names, each with the one that it stands for. */
    static Map<String, String> shortcuts(Document document) {
        return document.at("/paths")
                .propertyStream()
                .filter(path -> path.getValue().has("$ref"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        path -> path.getValue()
                                .path("$ref")
                                .asString()
                                .replaceFirst("^#/paths/", "")
                                .replace("~1", "/")));
    }

    /** All that the JAX-RS resources serve, each with the method that does. */
    static Map<Operation, Method> served() {
        return new ApiApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .flatMap(Operation::of)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Operation::both));
    }

    /** Two methods for two types of body: their parameters are alike. */
    private static Method both(Method one, Method other) {
        if (!queryOf(one).equals(queryOf(other))) {
            throw new IllegalStateException(one + " and " + other);
        }
        return one;
    }

    private static Stream<Map.Entry<Operation, Method>> of(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> Map.entry(new Operation(verb.value(), pathOf(method)), method));
    }

    private static String pathOf(Method method) {
        Path own = method.getAnnotation(Path.class);
        String resource = method.getDeclaringClass().getAnnotation(Path.class).value();
        return Stream.of("/api", resource, own == null ? "" : own.value())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** The names of a method's query parameters; one that is given the whole query alone reads what a timeline's page does. */
    static Set<String> queryOf(Method method) {
        Set<String> named = Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(query -> query != null)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean isWhole = Arrays.asList(method.getParameterTypes()).contains(UriInfo.class);
        return named.isEmpty() && isWhole ? readByTimelines() : named;
    }

    private static Set<String> readByTimelines() {
        return Stream.of("TimelinePage", "Filters")
                .map(name -> Page.of("src/main/java/org/heliograph/bots/web/" + name + ".java"))
                .flatMap(source -> READ.matcher(source.text()).results())
                .map(read -> read.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the headers that a method reads. */
    static Set<String> headersOf(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .filter(header -> header != null)
                .map(HeaderParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its description. */
    JsonNode in(Document document, String member) {
        return document.at("/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT) + "/" + member);
    }

    @Override
    public int compareTo(Operation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
