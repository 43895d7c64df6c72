package org.heliograph.protocol;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One of the two documents that describe the wire, as a test reads it. */
final class Document {
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("components"))
            .build();

    private final JsonNode root;

    private Document(JsonNode root) {
        this.root = root;
    }

    static Document read(String name) {
        return new Document(new YAMLMapper().readTree(Path.of("docs", name).toFile()));
    }

    /** What stands at a JSON pointer; missing if nothing does. */
    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** What a reference points to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolve(at(reference.asString().substring(1)));
    }

    /** Where every reference points to. */
    List<String> references() {
        return root.findValuesAsString("$ref");
    }

    static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    /**
     * What is wrong with a text, held to a schema of this document. Clients are told to ignore what they do not know;
     * here a member that the schema does not name is wrong, so that none is forgotten.
     */
    List<String> faults(JsonNode schema, String json) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", root.path("components").deepCopy());
        forbidUnknownMembers(whole);
        List<String> faults = new ArrayList<>();
        SchemaRegistry.withDialect(DIALECT)
                .getSchema(whole)
                .validate(json, InputFormat.JSON)
                .forEach(error -> faults.add(error.toString()));
        return faults;
    }

    private static void forbidUnknownMembers(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Document::forbidUnknownMembers);
    }
}
