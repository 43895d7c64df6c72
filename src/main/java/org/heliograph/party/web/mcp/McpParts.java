package org.heliograph.party.web.mcp;

import jakarta.servlet.Servlet;

/** What a web application needs so that models can host, where the SDK came along. */
public final class McpParts {
    /** The servlet's name: what tells ours from one that the application around us has at the same path. */
    public static final String NAME = "heliograph-mcp";

    /** Its path. */
    public static final String PATH = "/mcp";

    private static final String SDK = "io.modelcontextprotocol.server.McpAsyncServer";
    private static final String ITS_JSON = "io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper";

    private McpParts() {}

    /** Whether the SDK came along. */
    public static boolean areBuiltIn() {
        return isThere(SDK) && isThere(ITS_JSON);
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
