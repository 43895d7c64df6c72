package org.heliograph.party.web.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.heliograph.party.web.PartyDoor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The official SDK: it knows the protocol's messages, and keeps nothing but who has introduced itself. */
final class SdkSpeeches implements Speeches, McpStreamableServerTransportProvider {
    /** The one before these wants several messages in one request to be answered, which are refused here. */
    private static final List<String> VERSIONS =
            List.of(ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_11_25);

    private final McpJsonMapper mapper =
            new JacksonMcpJsonMapper(JsonMapper.builder().build());
    private McpStreamableServerSession.@Nullable Factory sessions;

    /** It speaks for the parties behind this door. */
    SdkSpeeches(PartyDoor door) {
        Features features = new Features(mapper, door.json());
        var unused = McpServer.async(this)
                .serverInfo("heliograph", door.version())
                .instructions(Packed.text("instructions.txt"))
                .jsonMapper(mapper)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .validateToolInputs(false)
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .build())
                .tools(features.tools())
                .resources(features.resources())
                .prompts(features.prompts())
                .build();
    }

    @Override
    public boolean knows(String version) {
        return VERSIONS.contains(version);
    }

    @Override
    public Introduction introduce(String request) {
        McpStreamableServerSession.Factory factory = sessions;
        if (factory == null) {
            throw new IllegalStateException("The SDK has named no factory");
        }
        try {
            var asked = (McpSchema.JSONRPCRequest) McpSchema.deserializeJsonRpcMessage(mapper, request);
            var init = factory.startSession(
                    mapper.convertValue(asked.params(), new TypeRef<McpSchema.InitializeRequest>() {}));
            McpSchema.InitializeResult result = init.initResult().block();
            return new Introduction(
                    init.session().getId(),
                    new SdkSpeech(mapper, init.session()),
                    mapper.writeValueAsString(McpSchema.JSONRPCResponse.result(asked.id(), result)));
        } catch (IOException | RuntimeException e) {
            // Whatever it is, the model's words do not fit the protocol; theirs are not repeated.
            throw RefusedException.invalid("initialize has no parameters that make sense");
        }
    }

    @Override
    public void setSessionFactory(McpStreamableServerSession.Factory factory) {
        sessions = factory;
    }

    @Override
    public List<String> protocolVersions() {
        return VERSIONS;
    }

    /** Nobody is told anything that was not asked for. */
    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
