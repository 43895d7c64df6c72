package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.heliograph.core.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a sheet, at every depth")
class SheetShapeTest {
    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static JsonObject with(String more) {
        return object("{\"id\":\"thorin\",\"name\":\"Thorin\"," + more + "}");
    }

    private static String nested(int arrays) {
        return "[".repeat(arrays) + "]".repeat(arrays);
    }

    @Test
    @DisplayName("K13: is at most 32 levels deep, so that whatever holds it can be read again")
    void depth() {
        assertThat(new Sheet(with("\"zz\":" + nested(31))).json()).containsKey("zz");
        assertThatThrownBy(() -> new Sheet(with("\"zz\":" + nested(32))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("A sheet is at most 32 levels deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"notes\":\"x\\ud800y\"",
                "\"notes\":\"\\udc00\"",
                "\"inventory\":[{\"n\\ud800\":1}]",
                "\"zz\":[[\"\\ud83d\"]]"
            })
    @DisplayName("K13: holds no half of a character, which no frame could carry")
    void halves(String field) {
        assertThatThrownBy(() -> new Sheet(with(field)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("A text in the sheet holds half a character");
        assertThat(new Sheet(with("\"notes\":\"\\ud83d\\udde1\"")).id()).isEqualTo("thorin");
    }

    @Test
    @DisplayName("P37: shows its player nothing that begins with dm_, however deep it stands")
    void forTheHost() {
        Sheet sheet = new Sheet(with("\"dm_notes\":\"a\",\"hidden\":true,\"inventory\":[{\"name\":\"Ring\","
                + "\"dm_curse\":\"binds\"}],\"bag\":{\"dm_x\":1,\"y\":[{\"dm_z\":2}]}"));

        assertThat(sheet.forItsPlayer()).isEqualTo(with("\"inventory\":[{\"name\":\"Ring\"}],\"bag\":{\"y\":[{}]}"));
    }
}
