package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K2: what may hold a secret")
class ALeakDoesNotCompileTest {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PartyEvent",
                "PartyEvent.Responded",
                "PartyEvent.Action",
                "Sheet",
                "PartyState",
                "Combat",
                "Saying"
            })
    @DisplayName("is not taken by the encoder")
    void isRefused(String type) {
        assertThat(errors(type)).singleElement().asString().contains("incompatible types");
    }

    @Test
    @DisplayName("and what a recipient may see, is")
    void isTaken() {
        assertThat(errors("PartyPush")).isEmpty();
    }

    private List<String> errors(String type) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String source =
                "package org.heliograph.party; class Leak { Object of(org.heliograph.core.connection.PushEncoder"
                        + " encoder, " + type + " told) { return encoder.encode(told); } }";
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-d", System.getProperty("java.io.tmpdir"), "-implicit:none"),
                        null,
                        List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///org/heliograph/party/Leak.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
