package org.heliograph.server.access;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.party.web.mcp.McpParts;

/** What every path asks for; the first rule that fits decides. Immutable. */
public final class Doors {
    private final List<Rule> rules;

    private Doors(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The paths of the server and its applications. */
    public static Doors standard() {
        return new Doors(List.of())
                .reading("/health/*", Door.OPEN)
                .reading("/api/health", Door.OPEN)
                .reading("/metrics", Door.VIEWER)
                .reading("/ws", Door.PARTY)
                .reading("/ws/**", Door.VIEWER)
                .reading("/api/ws/**", Door.VIEWER)
                .any("/api/tokens/**", Door.ADMIN)
                .writing("/api/parties", Door.PRODUCER)
                .any("/api/party/**", Door.PARTY)
                .writing("/api/action", Door.PARTY)
                .reading("/api/action/**", Door.PARTY)
                .reading("/api/character/**", Door.PARTY)
                .reading("/api/status", Door.PARTY_OPEN)
                .reading("/api/streams/party/**", Door.PARTY)
                .any(McpParts.PATH, Door.PARTY)
                .reading("/api/streams/**", Door.VIEWER)
                .reading("/api/messages", Door.VIEWER)
                .writing("/api/messages", Door.PRODUCER)
                .reading("/api/channels", Door.VIEWER)
                .reading("/api/summary", Door.VIEWER)
                .reading("/api/bots", Door.VIEWER)
                .writing("/api/task", Door.PRODUCER)
                .reading("/api/bot/**", Door.VIEWER)
                .writing("/api/bot/**", Door.PRODUCER)
                .reading("/api/dashboard/**", Door.VIEWER)
                .writing("/api/dashboard/**", Door.PRODUCER);
    }

    /** These and one more, for GET and HEAD. */
    public Doors reading(String pattern, Door door) {
        return and(new Rule(Rule.Kind.READING, PathPattern.of(pattern), door));
    }

    /** These and one more, for every method but GET and HEAD. */
    public Doors writing(String pattern, Door door) {
        return and(new Rule(Rule.Kind.WRITING, PathPattern.of(pattern), door));
    }

    /** These and one more, for every method. */
    public Doors any(String pattern, Door door) {
        return and(new Rule(Rule.Kind.ANY, PathPattern.of(pattern), door));
    }

    /**
     * The door at the path.
     *
     * @param path decoded, below the context path
     * @return {@link Door#ELSEWHERE} if no rule fits
     */
    public Door at(String method, String path) {
        List<String> segments = PathPattern.split(path);
        for (Rule rule : rules) {
            if (rule.kind().fits(method) && rule.pattern().matches(segments)) {
                return rule.door();
            }
        }
        return Door.ELSEWHERE;
    }

    /** Whether any method has a door here: the path is ours. */
    public boolean know(String path) {
        List<String> segments = PathPattern.split(path);
        for (Rule rule : rules) {
            if (rule.pattern().matches(segments)) {
                return true;
            }
        }
        return false;
    }

    private Doors and(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Doors(more);
    }

    private record Rule(Kind kind, PathPattern pattern, Door door) {
        enum Kind {
            READING,
            WRITING,
            ANY;

            boolean fits(String method) {
                return this == ANY || (this == READING) == (method.equals("GET") || method.equals("HEAD"));
            }
        }
    }
}
