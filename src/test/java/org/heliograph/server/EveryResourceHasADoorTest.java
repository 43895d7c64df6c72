package org.heliograph.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.server.access.Door;
import org.heliograph.server.access.Doors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EveryResourceHasADoorTest {
    @Test
    @DisplayName("R25 No resource stands behind no door")
    void noResourceStandsBehindNoDoor() {
        List<Served> served = new ApiApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(EveryResourceHasADoorTest::methods)
                        .toList();

        assertThat(served)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(Doors.standard().at(one.method(), one.path()))
                        .isNotIn(Door.ELSEWHERE, Door.OPEN));
    }

    private static Stream<Served> methods(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> new Served(verb.value(), path(resource, method))));
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = "/api/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        return path.replace("//", "/").replaceAll("\\{[^}]*}", "x");
    }

    private record Served(String method, String path) {}
}
