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
            if (message instanceof McpSchema.JSONRPCResponse) {
                answer.accept(written(message));
            }
        });
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
