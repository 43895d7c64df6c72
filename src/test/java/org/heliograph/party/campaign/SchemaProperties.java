package org.heliograph.party.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Sheet;
import org.heliograph.support.Page;

/** The documented schemas say of a file what the program does. */
@Label("The schemas of a campaign")
class SchemaProperties {
    private static final Path EXAMPLE =
            Path.of("src", "main", "resources", "org", "heliograph", "party", "campaign", ExampleCampaign.NAME);

    private final Schema character = schema("character");
    private final Schema campaign = schema("campaign");

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDialect(Dialects.getDraft202012())
                    .getSchema(Files.readString(Path.of("docs", "schema", name + ".schema.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 3_000)
    @Label("take the sheets that the program takes, and no others")
    void agree(@ForAll("sheets") JsonObject json) {
        boolean taken = isTaken(json);
        Statistics.collect(taken);

        assertThat(fits(character, json.toString())).as(json.toString()).isEqualTo(taken);
    }

    @Example
    @Label("name every field that the program looks at, and describe no others")
    void fields() throws IOException {
        JsonObject described =
                read(Path.of("docs", "schema", "character.schema.json")).getJsonObject("properties");

        assertThat(described.keySet())
                .allSatisfy(
                        field -> assertThat(isTaken(withWrong(field))).as(field).isFalse());
        String source = Files.readString(Path.of("src", "main", "java", "org", "heliograph", "party", "Sheet.java"));
        List.of("id", "name", "player_name", "class", "race", "notes", "hp", "max_hp", "ac", "level", "conditions")
                .forEach(field -> assertThat(source).contains('"' + field + '"'));
    }

    /** No field that is checked may be an object of this kind. */
    private static JsonObject withWrong(String field) {
        return Json.createObjectBuilder()
                .add("id", "x")
                .add("name", "X")
                .add(field, Json.createObjectBuilder().add("no", 1))
                .build();
    }

    @Example
    @Label("take every file of the example, and every file of it is known")
    void example() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(8).allSatisfy(file -> {
                Schema schema = file.endsWith("campaign.json") ? campaign : character;
                assertThat(fits(schema, Files.readString(file)))
                        .as(file.toString())
                        .isTrue();
            });
        }
    }

    @Example
    @Label("take what docs/party.md shows, and so does the program")
    void documented() {
        assertThat(Page.of("docs/party.md").fenced("json")).hasSize(1).allSatisfy(shown -> {
            assertThat(fits(character, shown)).isTrue();
            assertThat(isTaken(read(shown))).isTrue();
        });
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Example
    @Label("refuse a title that the program refuses")
    void titles() {
        assertThat(List.of("{}", "{\"title\":null}", "{\"title\":\"A\"}", "{\"more\":1}"))
                .allMatch(text -> fits(campaign, text));
        assertThat(List.of("[]", "{\"title\":\" \"}", "{\"title\":7}", "{\"description\":7}"))
                .noneMatch(text -> fits(campaign, text));
        assertThat(fits(campaign, "{\"title\":\"" + "x".repeat(129) + "\"}")).isFalse();
    }

    private static boolean isTaken(JsonObject json) {
        try {
            return new Sheet(json).json() == json;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static boolean fits(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).isEmpty();
    }

    private static JsonObject read(Path path) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(path))) {
            return reader.readObject();
        }
    }

    /** Sheets that are mostly right, with a field or two that may be anything. */
    @Provide
    Arbitrary<JsonObject> sheets() {
        Arbitrary<String> field = Arbitraries.of(
                "id",
                "name",
                "player_name",
                "class",
                "race",
                "notes",
                "hp",
                "max_hp",
                "ac",
                "level",
                "conditions",
                "inventory",
                "hidden",
                "dm_plan",
                "colour");
        Arbitrary<JsonObject> changes = Arbitraries.maps(field, values())
                .ofMaxSize(3)
                .map(map -> {
                    JsonObjectBuilder builder = Json.createObjectBuilder();
                    map.forEach(builder::add);
                    return builder.build();
                });
        return changes.map(change -> Json.createObjectBuilder()
                .add("id", "thorin")
                .add("name", "Thorin")
                .addAll(Json.createObjectBuilder(change))
                .build());
    }

    private static Arbitrary<JsonValue> values() {
        Arbitrary<JsonValue> texts = Arbitraries.strings()
                .withChars("abz09_.:-/ \u00e4")
                .ofMaxLength(6)
                .map(Json::createValue);
        Arbitrary<JsonValue> special = Arbitraries.of(
                        "host", "observer", "a".repeat(128), "a".repeat(129), " ".repeat(3), "", "-x", "a:b")
                .map(Json::createValue);
        Arbitrary<JsonValue> numbers = Arbitraries.of(
                        Json.createValue(7),
                        Json.createValue(-7),
                        Json.createValue(0.5),
                        Json.createValue(1_000_000),
                        Json.createValue(1_000_001),
                        Json.createValue(-1_000_001),
                        Json.createValue(Long.MAX_VALUE))
                .map(number -> number);
        Arbitrary<JsonValue> constants = Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE);
        Arbitrary<JsonValue> simple = Arbitraries.oneOf(texts, special, numbers, constants);
        Arbitrary<JsonValue> lists = simple.list().ofMaxSize(2).map(list -> {
            var array = Json.createArrayBuilder();
            list.forEach(array::add);
            return array.build();
        });
        Arbitrary<JsonValue> objects =
                simple.map(value -> Json.createObjectBuilder().add("a", value).build());
        Arbitrary<JsonValue> lists2 = objects.list()
                .ofSize(1)
                .map(list -> Json.createArrayBuilder(list).build());
        return Arbitraries.oneOf(simple, simple, lists, lists2, objects);
    }
}
