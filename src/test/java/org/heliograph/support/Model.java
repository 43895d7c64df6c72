package org.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A model that hosts, by the official SDK's client. In arguments, {@code '} may stand for quotes. */
public final class Model implements AutoCloseable {
    private static final McpJsonMapper MAPPER =
            new JacksonMcpJsonMapper(JsonMapper.builder().build());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final McpSyncClient client;
    private final McpSchema.InitializeResult welcome;

    private Model(McpClientTransport transport) {
        client = McpClient.sync(transport)
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .clientInfo(McpSchema.Implementation.builder("a-model", "1").build())
                .build();
        welcome = client.initialize();
    }

    /** One that comes over streamable HTTP. */
    public static Model at(URI server, String token) {
        return new Model(HttpClientStreamableHttpTransport.builder(server.toString())
                .endpoint(server.getPath() + "/mcp")
                .jsonMapper(MAPPER)
                .customizeClient(http -> http.version(java.net.http.HttpClient.Version.HTTP_1_1))
                .addHttpRequestCustomizer(
                        (request, method, uri, body, context) -> request.setHeader("Authorization", "Bearer " + token))
                .build());
    }

    /** One that starts a program and speaks to it over standard input and output. */
    public static Model with(List<String> command) {
        return new Model(new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .build(),
                MAPPER));
    }

    /** What it was told on its arrival. */
    public McpSchema.InitializeResult welcome() {
        return welcome;
    }

    /** The SDK's client. */
    public McpSyncClient client() {
        return client;
    }

    /** What a tool tells: words, and data between marks. */
    public String told(String tool, String arguments) {
        McpSchema.CallToolResult result = call(tool, arguments);
        assertThat(result.isError()).as(text(result)).isNotEqualTo(Boolean.TRUE);
        return text(result);
    }

    /** The data that a tool tells. */
    public JsonObject use(String tool, String arguments) {
        return data(told(tool, arguments));
    }

    /** Why a tool does not do it. */
    public String refused(String tool, String arguments) {
        McpSchema.CallToolResult result = call(tool, arguments);
        assertThat(result.isError()).as(text(result)).isTrue();
        return text(result);
    }

    /** A resource. */
    public JsonObject read(String uri) {
        var contents = client.readResource(
                        McpSchema.ReadResourceRequest.builder(uri).build())
                .contents();
        assertThat(contents).hasSize(1);
        String text = ((McpSchema.TextResourceContents) contents.get(0)).text();
        assertThat(text).startsWith("<data>");
        return data(text);
    }

    /** What is between the marks. */
    public static JsonObject data(String told) {
        assertThat(told).contains("<data>").endsWith("</data>");
        return Frames.parse(
                told.substring(told.indexOf("<data>") + "<data>".length(), told.length() - "</data>".length()));
    }

    private McpSchema.CallToolResult call(String tool, String arguments) {
        try {
            Map<String, Object> given = MAPPER.readValue(Bot.quoted(arguments), new TypeRef<Map<String, Object>>() {});
            return client.callTool(
                    McpSchema.CallToolRequest.builder(tool).arguments(given).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(McpSchema.CallToolResult result) {
        assertThat(result.content()).hasSize(1);
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
