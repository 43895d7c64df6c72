package org.heliograph.party.web.mcp;

import jakarta.servlet.Servlet;
import java.util.List;

/** What a web application needs so that models can host, where the SDK came along. */
public final class McpParts {
    /** The servlet's name: what tells ours from one that the application around us has at the same path. */
    public static final String NAME = "heliograph-mcp";

    /** Its path. */
    public static final String PATH = "/mcp";

    /** The SDK, its JSON, and what those two cannot do without: somebody may have left that out. */
    private static final List<String> NEEDED = List.of(
            "io.modelcontextprotocol.server.McpAsyncServer",
            "io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper",
            "tools.jackson.databind.json.JsonMapper",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "reactor.core.publisher.Mono",
            "org.reactivestreams.Publisher",
            "org.slf4j.LoggerFactory");

    private McpParts() {}

    /** Whether the SDK came along, whole. */
    public static boolean areBuiltIn() {
        return NEEDED.stream().allMatch(McpParts::isThere);
    }

    /** Only to be asked for where they are. */
    public static Servlet servlet() {
        return new McpServlet();
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, McpParts.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
