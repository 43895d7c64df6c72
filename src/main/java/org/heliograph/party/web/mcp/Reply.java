package org.heliograph.party.web.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.io.IOException;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * The way back for one request, as the SDK sees it.
 *
 * @param answer takes the answer
 */
record Reply(McpJsonMapper mapper, Consumer<String> answer) implements McpStreamableServerTransport {
    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, String messageId) {
        return sendMessage(message);
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            // What is no answer has no way to the model: it asked by a request that is answered once.
            if (message instanceof McpSchema.JSONRPCResponse response) {
                answer.accept(written(response.error() == null ? response : told(response, response.error())));
            }
        });
    }

    /** The SDK repeats names as they came, twice even: in its sentence, and in data that add nothing to it. */
    private static McpSchema.JSONRPCResponse told(
            McpSchema.JSONRPCResponse response, McpSchema.JSONRPCResponse.JSONRPCError error) {
        return McpSchema.JSONRPCResponse.error(
                response.id(),
                new McpSchema.JSONRPCResponse.JSONRPCError(
                        error.code(), Quoted.visible(String.valueOf(error.message()))));
    }

    private String written(McpSchema.JSONRPCMessage message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {
        // The request is the servlet's to end.
    }
}
