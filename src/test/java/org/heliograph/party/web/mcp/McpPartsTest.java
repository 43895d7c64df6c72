package org.heliograph.party.web.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What models need")
class McpPartsTest {
    /** An application that brings all but what begins like this. */
    private static final class Without extends ClassLoader {
        private final String left;

        Without(String left) {
            super(McpParts.class.getClassLoader());
            this.left = left;
        }

        @Override
        protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
            if (!left.isEmpty() && name.startsWith(left)) {
                throw new ClassNotFoundException(name);
            }
            return name.equals(McpParts.class.getName()) ? own(name) : super.loadClass(name, isResolved);
        }

        private Class<?> own(String name) {
            try (InputStream in = McpParts.class.getResourceAsStream("McpParts.class")) {
                byte[] type = in.readAllBytes();
                return defineClass(name, type, 0, type.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Object areBuiltInWithout(String left) throws ReflectiveOperationException {
        return new Without(left)
                .loadClass(McpParts.class.getName())
                .getMethod("areBuiltIn")
                .invoke(null);
    }

    @Test
    @DisplayName("is there in the launcher")
    void whole() throws ReflectiveOperationException {
        assertThat(areBuiltInWithout("")).isEqualTo(true);
    }

    @ParameterizedTest
    @DisplayName("is not, where any of it was left out: nothing is offered then that would break at the first message")
    @ValueSource(
            strings = {
                "io.modelcontextprotocol.server.",
                "io.modelcontextprotocol.json.jackson3.",
                "tools.jackson.databind.",
                "com.fasterxml.jackson.annotation.",
                "reactor.core.",
                "org.reactivestreams.",
                "org.slf4j."
            })
    void parts(String left) throws ReflectiveOperationException {
        assertThat(areBuiltInWithout(left)).isEqualTo(false);
    }
}
