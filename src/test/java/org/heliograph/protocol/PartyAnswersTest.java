package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("docs/openapi.yaml: what is answered of parties is what it says")
class PartyAnswersTest {
    private static final Document DOCUMENT = Document.read("openapi.yaml");
    private static final String LONG = "x".repeat(32 * 1024);
    private static final Pattern NAME = Pattern.compile("<([a-z-]+)>");

    /** What no request provokes from outside: mistakes of ours, a full disk. */
    private static final Set<String> INSIDE = Set.of("500", "503");

    /** Asked for below. */
    private static final Set<String> OTHERWISE = Set.of("GET /ws 101");

    private static final String CAST =
            "\"characters\":[{\"id\":\"brannoc\",\"name\":\"Brannoc\",\"hp\":14,\"max_hp\":20},"
                    + "{\"id\":\"ysolde\",\"name\":\"Ysolde\",\"hp\":12},{\"id\":\"late\",\"name\":\"Late\"}],"
                    + "\"foes\":[{\"id\":\"wolf\",\"name\":\"Wolf\",\"hp\":11,\"max_hp\":11,\"dm_plan\":\"flees\"}]";

    /** As many as there may be. */
    private static final String FULL = IntStream.range(0, 1_000)
            .mapToObj(i -> "{\"id\":\"" + i + "\",\"name\":\"r\"}")
            .collect(Collectors.joining(",", "\"characters\":[{\"id\":\"a\",\"name\":\"A\"}],\"foes\":[", "]"));

    /** Tokens and ids, by the names that stand for them in the rows. */
    private static final Map<String, String> KNOWN = new HashMap<>();

    @TempDir
    static Path data;

    private static RunningServer server;

    static boolean isOfParties(Operation operation) {
        return operation.path().matches("/api/(party|parties|action|character|status)(/.*)?|/ws");
    }

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, "limits.body", "32KiB", "log.party.durability", "memory");
        KNOWN.put("viewer", server.newToken("VIEWER", "eva").getString("token"));
        open("", CAST);
        open("fight-", CAST);
        open("ask-", CAST);
        open("past-", CAST);
        open("full-", FULL);
        ask("POST /api/party/stop?token=<past-host>", null, null);
        ask(
                "POST /api/party/combat/start?token=<fight-host>",
                null,
                "{\"initiative\":[{\"id\":\"brannoc\",\"initiative\":9}]}");
        ask("POST /api/party/combat/simultaneous?token=<ask-host>", null, "{\"prompt\":\"?\",\"timeout_seconds\":600}");
        ask("POST /api/action?token=<ask-brannoc>", null, "{\"text\":\"I wait\"}");
        act("done", "<brannoc>");
        ask("POST /api/party/actions/<done>/resolve?token=<host>", null, "{\"narrative\":\"So be it.\"}");
        act("taken", "<brannoc>");
        ask("POST /api/party/next?token=<host>", null, null);
        act("open", "<brannoc>");
        act("other", "<brannoc>");
        act("asked", "<ask-ysolde>");
    }

    private static void open(String prefix, String cast) throws Exception {
        JsonObject opened = Frames.parse(ask("POST /api/parties", null, "{\"name\":\"The Old Mill\"," + cast + "}")
                .body());
        KNOWN.put(prefix + "host", opened.getJsonObject("host").getString("token"));
        KNOWN.put(prefix + "observer", opened.getJsonObject("observer").getString("token"));
        opened.getJsonArray("players")
                .getValuesAs(JsonObject.class)
                .forEach(player -> KNOWN.put(prefix + player.getString("player_id"), player.getString("token")));
    }

    private static void act(String name, String token) throws Exception {
        HttpResponse<String> taken = ask("POST /api/action?token=" + token, null, "{\"text\":\"I look\"}");
        KNOWN.put(name, Frames.parse(taken.body()).getString("action_id"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3} {4}")
    @DisplayName("each answer fits the schema of its operation and status")
    @CsvSource(delimiter = '|', textBlock = """
            POST parties | 201 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A"}]}
            POST parties | 201 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","hp":1,"max_hp":2,"ac":3,"level":4,"conditions":["c"],"inventory":["i",{"n":1}],"player_name":"p","other":[1]}],"foes":[{"id":"f","name":"F","hidden":true,"dm_x":"y"}]}
            POST parties | 201 | POST parties | | {"campaign":"drowned-bell"}
            POST parties | 400 | POST parties | | {"name":" ","campaign":"drowned-bell"}
            POST parties | 400 | POST parties | | {"characters":[{"id":"a","name":"A"}]}
            POST parties | 400 | POST parties | | {"name":" ","characters":[{"id":"a","name":"A"}]}
            POST parties | 400 | POST parties | | {"name":"Mines"}
            POST parties | 400 | POST parties | | {"name":"Mines","campaign":"c","characters":[{"id":"a","name":"A"}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"a"}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"/","name":"A"}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","hp":"12"}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","ac":1000001}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","conditions":[1]}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","inventory":[1]}]}
            POST parties | 400 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","hidden":1}]}
            POST parties | 400 | POST parties | Accept: */* | {"name":"Mines","characters":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}
            POST parties | 400 | POST parties | Accept: */* | {"name":"Mines","characters":[{"id":"host","name":"A"}]}
            POST parties | 400 | POST parties | | []
            POST parties | 401 | POST parties?token=wrong | | {"name":"Mines","characters":[{"id":"a","name":"A"}]}
            POST parties | 401 | POST parties?token=<host> | | {"name":"Mines","characters":[{"id":"a","name":"A"}]}
            POST parties | 403 | POST parties?token=<viewer> | | {"name":"Mines","characters":[{"id":"a","name":"A"}]}
            POST parties | 403 | POST parties | Origin: http://evil.example | {"name":"Mines","characters":[{"id":"a","name":"A"}]}
            POST parties | 404 | POST parties | | {"name":"Mines","campaign":"none-of-this-name"}
            POST parties | 405 | PUT parties | | {}
            POST parties | 406 | POST parties | Accept: text/html | {"name":"Mines","characters":[{"id":"a","name":"A"}]}
            POST parties | 413 | POST parties | | {"name":"Mines","characters":[{"id":"a","name":"A","notes":"LONG"}]}
            GET party | 200 | GET party?token=<host> | |
            GET party | 200 | GET party?token=<past-host> | |
            GET party | 401 | GET party | |
            GET party | 401 | GET party?token=wrong | |
            GET party | 403 | GET party?token=<brannoc> | |
            GET party | 403 | GET party?token=<observer> | |
            GET party | 405 | POST party?token=<host> | |
            GET party | 406 | GET party?token=<host> | Accept: text/html |
            POST party/next | 200 | POST party/next?context=true&token=<host> | |
            POST party/next | 200 | POST party/next?context=false&wait=1&token=<host> | |
            POST party/next | 204 | POST party/next?token=<host> | |
            POST party/next | 400 | POST party/next?wait=56&token=<host> | |
            POST party/next | 400 | POST party/next?context=yes&token=<host> | |
            POST party/next | 400 | POST party/next?wiat=5&token=<host> | |
            POST party/next | 401 | POST party/next | |
            POST party/next | 401 | POST party/next?token=<past-host> | |
            POST party/next | 403 | POST party/next?token=<brannoc> | |
            POST party/next | 405 | GET party/next?token=<host> | |
            POST party/next | 406 | POST party/next?token=<host> | Accept: text/html |
            POST party/actions/{action_id}/requeue | 200 | POST party/actions/<taken>/requeue?token=<host> | |
            POST party/actions/{action_id}/requeue | 409 | POST party/actions/<taken>/requeue?token=<host> | |
            POST party/actions/{action_id}/requeue | 409 | POST party/actions/<done>/requeue?token=<host> | |
            POST party/actions/{action_id}/requeue | 401 | POST party/actions/<taken>/requeue | |
            POST party/actions/{action_id}/requeue | 403 | POST party/actions/<taken>/requeue?token=<brannoc> | |
            POST party/actions/{action_id}/requeue | 404 | POST party/actions/none/requeue?token=<host> | |
            POST party/actions/{action_id}/requeue | 405 | GET party/actions/<taken>/requeue?token=<host> | |
            POST party/actions/{action_id}/requeue | 406 | POST party/actions/<taken>/requeue?token=<host> | Accept: text/html |
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":" "}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":7}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n","to":["brannoc"]}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n","private":{"brannoc":7}}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n","private":[]}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n","characters":{"brannoc":7}}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | Accept: */* | {"narrative":"n","private":{"nobody":"p"}}
            POST party/actions/{action_id}/resolve | 400 | POST party/actions/<open>/resolve?token=<host> | Accept: */* | {"narrative":"n","characters":{"brannoc":{"hp":"x"}}}
            POST party/actions/{action_id}/resolve | 401 | POST party/actions/<open>/resolve | | {"narrative":"n"}
            POST party/actions/{action_id}/resolve | 403 | POST party/actions/<open>/resolve?token=<brannoc> | | {"narrative":"n"}
            POST party/actions/{action_id}/resolve | 404 | POST party/actions/none/resolve?token=<host> | | {"narrative":"n"}
            POST party/actions/{action_id}/resolve | 404 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n","characters":{"nobody":{}}}
            POST party/actions/{action_id}/resolve | 405 | PUT party/actions/<open>/resolve?token=<host> | | {"narrative":"n"}
            POST party/actions/{action_id}/resolve | 406 | POST party/actions/<open>/resolve?token=<host> | Accept: text/html | {"narrative":"n"}
            POST party/actions/{action_id}/resolve | 413 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"HALF"}
            POST party/actions/{action_id}/resolve | 200 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n","private":{"ysolde":"p"},"dm_only":"d","characters":{"brannoc":{"hp":3}},"to":null}
            POST party/actions/{action_id}/resolve | 409 | POST party/actions/<open>/resolve?token=<host> | | {"narrative":"n"}
            POST party/actions/{action_id}/cancel | 401 | POST party/actions/<other>/cancel | |
            POST party/actions/{action_id}/cancel | 403 | POST party/actions/<other>/cancel?token=<observer> | |
            POST party/actions/{action_id}/cancel | 404 | POST party/actions/none/cancel?token=<host> | |
            POST party/actions/{action_id}/cancel | 405 | GET party/actions/<other>/cancel?token=<host> | |
            POST party/actions/{action_id}/cancel | 406 | POST party/actions/<other>/cancel?token=<host> | Accept: text/html |
            POST party/actions/{action_id}/cancel | 200 | POST party/actions/<other>/cancel?token=<host> | |
            POST party/actions/{action_id}/cancel | 409 | POST party/actions/<other>/cancel?token=<host> | |
            POST party/narrate | 200 | POST party/narrate?token=<host> | | {"narrative":"n"}
            POST party/narrate | 200 | POST party/narrate?token=<host> | | {"narrative":"n","to":["brannoc"],"private":null,"dm_only":null,"characters":null}
            POST party/narrate | 200 | POST party/narrate?token=<host> | | {"private":{"brannoc":"p"}}
            POST party/narrate | 200 | POST party/narrate?token=<host> | | {"dm_only":"d","characters":{"wolf":{"hp":null}}}
            POST party/narrate | 400 | POST party/narrate?token=<host> | | {}
            POST party/narrate | 400 | POST party/narrate?token=<host> | | {"private":{}}
            POST party/narrate | 400 | POST party/narrate?token=<host> | | {"to":["brannoc"],"dm_only":"d"}
            POST party/narrate | 400 | POST party/narrate?token=<host> | | {"narrative":"n","to":"brannoc"}
            POST party/narrate | 400 | POST party/narrate?token=<host> | Accept: */* | {"narrative":"n","to":["nobody"]}
            POST party/narrate | 401 | POST party/narrate | | {"narrative":"n"}
            POST party/narrate | 403 | POST party/narrate?token=<brannoc> | | {"narrative":"n"}
            POST party/narrate | 403 | POST party/narrate?token=<host> | Origin: http://evil.example | {"narrative":"n"}
            POST party/narrate | 404 | POST party/narrate?token=<host> | | {"narrative":"n","characters":{"nobody":{}}}
            POST party/narrate | 405 | GET party/narrate?token=<host> | |
            POST party/narrate | 406 | POST party/narrate?token=<host> | Accept: text/html | {"narrative":"n"}
            POST party/narrate | 413 | POST party/narrate?token=<host> | | {"dm_only":"HALF"}
            POST party/thinking | 200 | POST party/thinking?token=<host> | |
            POST party/thinking | 200 | POST party/thinking?token=<host> | | {"message":"Hm."}
            POST party/thinking | 200 | POST party/thinking?token=<host> | | {"message":null}
            POST party/thinking | 400 | POST party/thinking?token=<host> | | {"message":" "}
            POST party/thinking | 400 | POST party/thinking?token=<host> | | {"message":7}
            POST party/thinking | 400 | POST party/thinking?token=<host> | | []
            POST party/thinking | 401 | POST party/thinking | |
            POST party/thinking | 403 | POST party/thinking?token=<brannoc> | |
            POST party/thinking | 405 | GET party/thinking?token=<host> | |
            POST party/thinking | 406 | POST party/thinking?token=<host> | Accept: text/html |
            POST party/thinking | 413 | POST party/thinking?token=<host> | | {"message":"LONG"}
            POST party/players/{player_id}/kick | 401 | POST party/players/ysolde/kick | |
            POST party/players/{player_id}/kick | 403 | POST party/players/ysolde/kick?token=<brannoc> | |
            POST party/players/{player_id}/kick | 404 | POST party/players/wolf/kick?token=<host> | |
            POST party/players/{player_id}/kick | 405 | GET party/players/ysolde/kick?token=<host> | |
            POST party/players/{player_id}/kick | 406 | POST party/players/ysolde/kick?token=<host> | Accept: text/html |
            POST party/players/{player_id}/token | 200 | POST party/players/ysolde/token?token=<fight-host> | |
            POST party/players/{player_id}/token | 200 | POST party/players/observer/token?token=<fight-host> | |
            POST party/players/{player_id}/token | 401 | POST party/players/ysolde/token | |
            POST party/players/{player_id}/token | 403 | POST party/players/ysolde/token?token=<brannoc> | |
            POST party/players/{player_id}/token | 404 | POST party/players/host/token?token=<host> | |
            POST party/players/{player_id}/token | 405 | GET party/players/ysolde/token?token=<host> | |
            POST party/players/{player_id}/token | 406 | POST party/players/ysolde/token?token=<host> | Accept: text/html |
            GET party/players/{player_id}/qr.png | 200 | GET party/players/ysolde/qr.png?token=<host> | |
            GET party/players/{player_id}/qr.png | 200 | GET party/players/observer/qr.png?token=<host> | |
            GET party/players/{player_id}/qr.png | 401 | GET party/players/ysolde/qr.png | |
            GET party/players/{player_id}/qr.png | 403 | GET party/players/ysolde/qr.png?token=<ysolde> | |
            GET party/players/{player_id}/qr.png | 404 | GET party/players/host/qr.png?token=<host> | |
            GET party/players/{player_id}/qr.png | 405 | POST party/players/ysolde/qr.png?token=<host> | |
            GET party/players/{player_id}/qr.png | 406 | GET party/players/ysolde/qr.png?token=<host> | Accept: text/html |
            GET party/players/{player_id}/qr.svg | 200 | GET party/players/ysolde/qr.svg?token=<host> | |
            GET party/players/{player_id}/qr.svg | 401 | GET party/players/ysolde/qr.svg | |
            GET party/players/{player_id}/qr.svg | 403 | GET party/players/ysolde/qr.svg?token=<observer> | |
            GET party/players/{player_id}/qr.svg | 404 | GET party/players/wolf/qr.svg?token=<host> | |
            GET party/players/{player_id}/qr.svg | 405 | POST party/players/ysolde/qr.svg?token=<host> | |
            GET party/players/{player_id}/qr.svg | 406 | GET party/players/ysolde/qr.svg?token=<host> | Accept: text/html |
            POST party/players/{player_id}/kick | 200 | POST party/players/ysolde/kick?token=<host> | |
            GET party | 200 | GET party?token=<host> | |
            GET party/players/{player_id}/qr.png | 404 | GET party/players/ysolde/qr.png?token=<host> | |
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {"initiative":[]}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {"initiative":[7]}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {"initiative":[{"id":"wolf"}]}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {"initiative":[{"initiative":3}]}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {"initiative":[{"id":"wolf","initiative":1001}]}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | | {"initiative":[{"id":"wolf","initiative":3}],"turn_seconds":0}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | Accept: */* | {"initiative":[{"id":"wolf","initiative":3},{"id":"wolf","initiative":4}]}
            POST party/combat/start | 400 | POST party/combat/start?token=<host> | Accept: */* | {"initiative":[{"id":"bear","initiative":3}]}
            POST party/combat/start | 401 | POST party/combat/start | | {"initiative":[{"id":"wolf","initiative":3}]}
            POST party/combat/start | 403 | POST party/combat/start?token=<brannoc> | | {"initiative":[{"id":"wolf","initiative":3}]}
            POST party/combat/start | 405 | GET party/combat/start?token=<host> | |
            POST party/combat/start | 406 | POST party/combat/start?token=<host> | Accept: text/html | {"initiative":[{"id":"wolf","initiative":3}]}
            POST party/combat/start | 409 | POST party/combat/start?token=<fight-host> | | {"initiative":[{"id":"wolf","initiative":3}]}
            POST party/combat/start | 413 | POST party/combat/start?token=<host> | | {"initiative":[{"id":"bear","initiative":3,"name":"LONG"}]}
            POST party/combat/next | 409 | POST party/combat/next?token=<host> | |
            POST party/combat/end | 409 | POST party/combat/end?token=<host> | |
            POST party/combat/insert | 409 | POST party/combat/insert?token=<host> | | {"id":"wolf","initiative":3}
            POST party/combat/start | 200 | POST party/combat/start?token=<host> | | {"initiative":[{"id":"wolf","initiative":3,"hp":9},{"id":"bear","name":"Bear","initiative":-3,"hidden":true}],"turn_seconds":60}
            POST party/combat/next | 200 | POST party/combat/next?token=<host> | |
            POST party/combat/next | 401 | POST party/combat/next | |
            POST party/combat/next | 403 | POST party/combat/next?token=<brannoc> | |
            POST party/combat/next | 405 | GET party/combat/next?token=<host> | |
            POST party/combat/next | 406 | POST party/combat/next?token=<host> | Accept: text/html |
            POST party/combat/insert | 200 | POST party/combat/insert?token=<host> | | {"id":"brannoc","initiative":3}
            POST party/combat/insert | 400 | POST party/combat/insert?token=<host> | | {"id":"fox"}
            POST party/combat/insert | 400 | POST party/combat/insert?token=<host> | | {"id":"fox","initiative":"3"}
            POST party/combat/insert | 400 | POST party/combat/insert?token=<host> | Accept: */* | {"id":"fox","initiative":3}
            POST party/combat/insert | 401 | POST party/combat/insert | | {"id":"brannoc","initiative":3}
            POST party/combat/insert | 403 | POST party/combat/insert?token=<brannoc> | | {"id":"brannoc","initiative":3}
            POST party/combat/insert | 405 | PUT party/combat/insert?token=<host> | | {"id":"brannoc","initiative":3}
            POST party/combat/insert | 406 | POST party/combat/insert?token=<host> | Accept: text/html | {"id":"brannoc","initiative":3}
            POST party/combat/insert | 409 | POST party/combat/insert?token=<host> | | {"id":"brannoc","initiative":3}
            POST party/combat/insert | 413 | POST party/combat/insert?token=<host> | | {"id":"fox","initiative":3,"name":"LONG"}
            POST party/combat/simultaneous | 200 | POST party/combat/simultaneous?token=<host> | | {"prompt":"The bridge breaks.","timeout_seconds":90}
            POST party/combat/simultaneous | 400 | POST party/combat/simultaneous?token=<fight-host> | | {"prompt":"?"}
            POST party/combat/simultaneous | 400 | POST party/combat/simultaneous?token=<fight-host> | | {"timeout_seconds":90}
            POST party/combat/simultaneous | 400 | POST party/combat/simultaneous?token=<fight-host> | | {"prompt":" ","timeout_seconds":90}
            POST party/combat/simultaneous | 400 | POST party/combat/simultaneous?token=<fight-host> | | {"prompt":"?","timeout_seconds":86401}
            POST party/combat/simultaneous | 401 | POST party/combat/simultaneous | | {"prompt":"?","timeout_seconds":90}
            POST party/combat/simultaneous | 403 | POST party/combat/simultaneous?token=<brannoc> | | {"prompt":"?","timeout_seconds":90}
            POST party/combat/simultaneous | 405 | GET party/combat/simultaneous?token=<host> | |
            POST party/combat/simultaneous | 406 | POST party/combat/simultaneous?token=<host> | Accept: text/html | {"prompt":"?","timeout_seconds":90}
            POST party/combat/simultaneous | 409 | POST party/combat/simultaneous?token=<host> | | {"prompt":"?","timeout_seconds":90}
            POST party/combat/simultaneous | 413 | POST party/combat/simultaneous?token=<host> | | {"prompt":"LONG","timeout_seconds":90}
            POST party/combat/end | 200 | POST party/combat/end?token=<host> | |
            POST party/combat/end | 401 | POST party/combat/end | |
            POST party/combat/end | 403 | POST party/combat/end?token=<brannoc> | |
            POST party/combat/end | 405 | GET party/combat/end?token=<host> | |
            POST party/combat/end | 406 | POST party/combat/end?token=<host> | Accept: text/html |
            GET party/characters | 200 | GET party/characters?token=<host> | |
            GET party/characters | 401 | GET party/characters | |
            GET party/characters | 403 | GET party/characters?token=<brannoc> | |
            GET party/characters | 405 | POST party/characters?token=<host> | |
            GET party/characters | 406 | GET party/characters?token=<host> | Accept: text/html |
            GET party/characters/{character_id} | 200 | GET party/characters/wolf?token=<host> | |
            GET party/characters/{character_id} | 401 | GET party/characters/wolf | |
            GET party/characters/{character_id} | 403 | GET party/characters/brannoc?token=<brannoc> | |
            GET party/characters/{character_id} | 404 | GET party/characters/nobody?token=<host> | |
            GET party/characters/{character_id} | 405 | DELETE party/characters/wolf?token=<host> | |
            GET party/characters/{character_id} | 406 | GET party/characters/wolf?token=<host> | Accept: text/html |
            PUT party/characters/{character_id} | 200 | PUT party/characters/wolf?token=<host> | | {"name":"Wolf"}
            PUT party/characters/{character_id} | 200 | PUT party/characters/owl?token=<host> | | {"id":"owl","name":"Owl"}
            PUT party/characters/{character_id} | 400 | PUT party/characters/wolf?token=<host> | | {}
            PUT party/characters/{character_id} | 400 | PUT party/characters/wolf?token=<host> | Accept: */* | {"id":"bear","name":"Wolf"}
            PUT party/characters/{character_id} | 400 | PUT party/characters/wolf?token=<host> | Accept: */* | {"name":"Wolf","hp":"many"}
            PUT party/characters/{character_id} | 401 | PUT party/characters/wolf | | {"name":"Wolf"}
            PUT party/characters/{character_id} | 403 | PUT party/characters/brannoc?token=<brannoc> | | {"name":"Wolf"}
            PUT party/characters/{character_id} | 405 | POST party/characters/wolf?token=<host> | | {"name":"Wolf"}
            PUT party/characters/{character_id} | 406 | PUT party/characters/wolf?token=<host> | Accept: text/html | {"name":"Wolf"}
            PUT party/characters/{character_id} | 409 | PUT party/characters/one-more?token=<full-host> | | {"name":"Rat"}
            PUT party/characters/{character_id} | 413 | PUT party/characters/wolf?token=<host> | | {"name":"LONG"}
            PATCH party/characters/{character_id} | 200 | PATCH party/characters/wolf?token=<host> | | {"hp":3,"notes":null,"dm_plan":"bites"}
            PATCH party/characters/{character_id} | 200 | PATCH party/characters/wolf?token=<host> | Content-Type: application/merge-patch+json | {"hp":4}
            PATCH party/characters/{character_id} | 400 | PATCH party/characters/wolf?token=<host> | Accept: */* | {"name":null}
            PATCH party/characters/{character_id} | 400 | PATCH party/characters/wolf?token=<host> | Accept: */* | {"id":"bear"}
            PATCH party/characters/{character_id} | 400 | PATCH party/characters/wolf?token=<host> | | []
            PATCH party/characters/{character_id} | 401 | PATCH party/characters/wolf | | {"hp":3}
            PATCH party/characters/{character_id} | 403 | PATCH party/characters/brannoc?token=<brannoc> | | {"hp":3}
            PATCH party/characters/{character_id} | 404 | PATCH party/characters/nobody?token=<host> | | {"hp":3}
            PATCH party/characters/{character_id} | 405 | DELETE party/characters/wolf?token=<host> | |
            PATCH party/characters/{character_id} | 406 | PATCH party/characters/wolf?token=<host> | Accept: text/html | {"hp":3}
            PATCH party/characters/{character_id} | 413 | PATCH party/characters/wolf?token=<host> | | {"notes":"LONG"}
            POST action | 200 | POST action?token=<brannoc> | | {"text":"I look"}
            POST action | 200 | POST action?token=<brannoc> | | {"action":"I look","private":true,"client_action_id":"c1"}
            POST action | 200 | POST action?token=<brannoc> | | {"action":"I look","private":true,"client_action_id":"c1"}
            POST action | 400 | POST action?token=<brannoc> | | {}
            POST action | 400 | POST action?token=<brannoc> | | {"text":" "}
            POST action | 400 | POST action?token=<brannoc> | | {"text":7}
            POST action | 400 | POST action?token=<brannoc> | | {"text":"I look","private":"yes"}
            POST action | 400 | POST action?token=<brannoc> | | {"text":"I look","client_action_id":""}
            POST action | 400 | POST action?token=<brannoc> | | []
            POST action | 401 | POST action | | {"text":"I look"}
            POST action | 401 | POST action?token=<ysolde> | | {"text":"I look"}
            POST action | 401 | POST action?token=<past-brannoc> | | {"text":"I look"}
            POST action | 403 | POST action?token=<observer> | | {"text":"I look"}
            POST action | 403 | POST action?token=<host> | | {"text":"I look"}
            POST action | 403 | POST action?token=<brannoc> | Origin: http://evil.example | {"text":"I look"}
            POST action | 405 | GET action?token=<brannoc> | |
            POST action | 406 | POST action?token=<brannoc> | Accept: text/html | {"text":"I look"}
            POST action | 409 | POST action?token=<ask-brannoc> | | {"text":"I look"}
            POST action | 413 | POST action?token=<brannoc> | | {"text":"HALF"}
            GET action/{action_id}/status | 200 | GET action/<done>/status?token=<brannoc> | |
            GET action/{action_id}/status | 200 | GET action/<done>/status?token=<host> | |
            GET action/{action_id}/status | 200 | GET action/<other>/status?token=<brannoc> | |
            GET action/{action_id}/status | 401 | GET action/<done>/status | |
            GET action/{action_id}/status | 403 | GET action/<done>/status?token=<observer> | |
            GET action/{action_id}/status | 403 | GET action/none/status?token=<brannoc> | |
            GET action/{action_id}/status | 404 | GET action/none/status?token=<host> | |
            GET action/{action_id}/status | 405 | POST action/<done>/status?token=<host> | |
            GET action/{action_id}/status | 406 | GET action/<done>/status?token=<host> | Accept: text/html |
            GET character/{player_id} | 200 | GET character/brannoc?token=<brannoc> | |
            GET character/{player_id} | 200 | GET character/wolf?token=<host> | |
            GET character/{player_id} | 401 | GET character/brannoc | |
            GET character/{player_id} | 403 | GET character/ysolde?token=<brannoc> | |
            GET character/{player_id} | 403 | GET character/brannoc?token=<observer> | |
            GET character/{player_id} | 404 | GET character/nobody?token=<host> | |
            GET character/{player_id} | 405 | POST character/brannoc?token=<host> | |
            GET character/{player_id} | 406 | GET character/brannoc?token=<host> | Accept: text/html |
            GET status | 200 | GET status | |
            GET status | 200 | GET status?token=<brannoc> | |
            GET status | 200 | GET status?token=<host> | |
            GET status | 401 | GET status?token=wrong | |
            GET status | 405 | POST status | |
            GET status | 406 | GET status | Accept: text/html |
            POST party/stop | 401 | POST party/stop | |
            POST party/stop | 403 | POST party/stop?token=<brannoc> | |
            POST party/stop | 405 | GET party/stop?token=<host> | |
            POST party/stop | 406 | POST party/stop?token=<host> | Accept: text/html |
            POST party/stop | 200 | POST party/stop?token=<host> | |
            GET /ws | 403 | GET /ws | Origin: http://evil.example |
            GET /ws | 426 | GET /ws | |
            """)
    void answersFit(String row, String status, String sent, String header, String body) throws Exception {
        Operation operation = Operation.of(whole(row));
        if (status.equals("403") && sent.startsWith("GET /ws")) {
            URI socket = URI.create(server.uri().toString().replaceFirst("^http", "ws") + sent.substring(4));
            assertThat(WireClient.refused(socket, header.split(": "))).isEqualTo(403);
            return;
        }
        HttpResponse<String> answer = ask(whole(sent), header, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(status));
        Answers.fits(operation, answer);
        if (body != null && header == null) {
            Answers.agree(operation, answer.statusCode(), body);
        }
    }

    /** What stands for what in the rows above. */
    private static String whole(String row) {
        return row.replaceFirst(" (?=[a-z])", " /api/");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @DisplayName("a party by poll fits too, whoever asks")
    @CsvSource(delimiter = '|', textBlock = """
            200 | ask-host | /api/streams/party/self
            200 | ask-brannoc | /api/streams/party/self?last=2
            200 | ask-observer | /api/streams/party/self?cursor=made-up
            200 | fight-host | /api/streams/party/self?from=head
            200 | fight-brannoc | /api/streams/party/self
            401 | past-host | /api/streams/party/self
            404 | ask-brannoc | /api/streams/party/ysolde
            """)
    void streamsFit(int status, String token, String path) {
        String query = (path.contains("?") ? "&" : "?") + "token=" + KNOWN.get(token);
        Answers.fits(status, Operation.of("GET /api/streams/{kind}/{id}"), server.get(path + query));
    }

    @Test
    @DisplayName("403 in a fight says whose turn it is")
    void turnsFit() throws Exception {
        HttpResponse<String> refused =
                ask("POST /api/action?token=<fight-brannoc>", null, "{\"text\":\"I look\",\"private\":true}");
        assertThat(refused.statusCode()).isEqualTo(200);
        ask("POST /api/party/combat/insert?token=<fight-host>", null, "{\"id\":\"ysolde\",\"initiative\":1}");
        ask("POST /api/party/combat/next?token=<fight-host>", null, null);
        HttpResponse<String> late = ask("POST /api/action?token=<fight-brannoc>", null, "{\"text\":\"I look\"}");

        Answers.fits(403, Operation.of("POST /api/action"), late);
        assertThat(late.body()).contains("Not your turn. Waiting for Ysolde.");
    }

    @Test
    @DisplayName("what is at the root is answered like what it stands for")
    void shortcutsAnswerAlike() throws Exception {
        Map<String, String> shortcuts = Operation.shortcuts(DOCUMENT);
        assertThat(shortcuts)
                .containsOnlyKeys("/action", "/action/{action_id}/status", "/character/{player_id}", "/status");
        Map<String, String> bodies =
                Map.of("POST", "{\"text\":\"I look\",\"private\":true,\"client_action_id\":\"c\"}");
        for (Operation operation : Operation.in(DOCUMENT)) {
            for (Map.Entry<String, String> shortcut : shortcuts.entrySet()) {
                if (shortcut.getValue().equals(operation.path())) {
                    String method = operation.method();
                    HttpResponse<String> below = ask(filled(method, operation.path()), null, bodies.get(method));
                    HttpResponse<String> root = ask(filled(method, shortcut.getKey()), null, bodies.get(method));
                    Answers.fits(200, operation, root);
                    assertThat(root.body().replaceAll("_seconds\":\\d+", ""))
                            .isEqualTo(below.body().replaceAll("_seconds\":\\d+", ""));
                }
            }
        }
    }

    private static String filled(String method, String path) {
        return method + " " + path.replace("{action_id}", "<asked>").replace("{player_id}", "ysolde")
                + "?token=<ask-ysolde>";
    }

    @Test
    @DisplayName("a WebSocket opens at 101 and answers")
    void socketsOpen() {
        try (WireClient socket = server.socket("/ws?token=" + KNOWN.get("ask-observer"))) {
            socket.settle();
        }
    }

    @Test
    @DisplayName("every status of every operation is asked for above, but for those of a server in trouble")
    void everyStatusIsHeld() throws NoSuchMethodException {
        Set<String> asked = Arrays.stream(PartyAnswersTest.class
                        .getDeclaredMethod(
                                "answersFit", String.class, String.class, String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .textBlock()
                        .split("\n"))
                .map(row -> whole(row.split("\\|")[0].strip()) + " " + row.split("\\|")[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(OTHERWISE);
        Set<String> described = Operation.in(DOCUMENT).stream()
                .filter(PartyAnswersTest::isOfParties)
                .flatMap(operation -> Document.names(operation.in(DOCUMENT, "responses")).stream()
                        .filter(status -> !INSIDE.contains(status))
                        .map(status -> operation + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(described);
    }

    private static HttpResponse<String> ask(String sent, String header, String body)
            throws IOException, InterruptedException {
        String[] line =
                NAME.matcher(sent).replaceAll(name -> KNOWN.get(name.group(1))).split(" ");
        String whole = body == null ? "" : body.replace("LONG", LONG).replace("HALF", "x".repeat(16 * 1024 + 1));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + line[1]))
                .method(line[0], body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(whole));
        if (header != null) {
            request.header(header.split(": ")[0], header.split(": ")[1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
