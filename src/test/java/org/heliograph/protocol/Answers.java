package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Holds answers to the OpenAPI document. */
final class Answers {
    private static final Document DOCUMENT = Document.read("openapi.yaml");
    private static final Set<Integer> JUDGED = Set.of(200, 201, 202, 400);

    private Answers() {}

    /** An answer has this status and is what the document says of it. */
    static void fits(int status, Operation operation, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        fits(operation, answer);
    }

    /** An answer is what the document says of its status. */
    static void fits(Operation operation, HttpResponse<String> answer) {
        JsonNode response = DOCUMENT.resolve(operation.in(DOCUMENT, "responses/" + answer.statusCode()));
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(Document.names(content)).contains(type);
        if (type.equals("application/json")) {
            assertThat(DOCUMENT.faults(content.at("/application~1json/schema"), answer.body()))
                    .as(answer.body())
                    .isEmpty();
        }
        if (answer.statusCode() >= 400 && answer.body().contains("error_code")) {
            assertThat(answer.body()).contains("\"error_code\":" + answer.statusCode());
        }
        Stream.of("WWW-Authenticate")
                .filter(name -> response.path("headers").has(name))
                .forEach(name ->
                        assertThat(answer.headers().firstValue(name)).as(name).isPresent());
    }

    /** The document calls a request's body wrong just where the door did. */
    static void agree(Operation operation, int status, String body) {
        if (JUDGED.contains(status)) {
            JsonNode request = operation.in(DOCUMENT, "requestBody/content/application~1json/schema");
            assertThat(DOCUMENT.faults(request, body).isEmpty())
                    .as("the schema of the request agrees with the door")
                    .isEqualTo(status != 400);
        }
    }
}
