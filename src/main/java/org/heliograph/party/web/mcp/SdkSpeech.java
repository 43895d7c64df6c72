package org.heliograph.party.web.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** What one model says, as the SDK understands it. */
final class SdkSpeech implements Speech {
    /** Where tools find who asks. */
    static final String CALL = Call.class.getName();

    private static final int BAD_PARAMETERS = -32602;

    private final McpJsonMapper mapper;
    private final McpStreamableServerSession session;

    SdkSpeech(McpJsonMapper mapper, McpStreamableServerSession session) {
        this.mapper = mapper;
        this.session = session;
    }

    @Override
    public void carryOut(String request, Call call, Consumer<String> answer) {
        try {
            var asked = (McpSchema.JSONRPCRequest) McpSchema.deserializeJsonRpcMessage(mapper, request);
            McpTransportContext context = McpTransportContext.create(Map.of(CALL, call));
            var unused = session.responseStream(new Reply(mapper, answer))
                    .handle(asked)
                    .contextWrite(known -> known.put(McpTransportContext.KEY, context))
                    .subscribe(done -> {}, failure -> answer.accept(misfit(call)));
        } catch (IOException | RuntimeException e) {
            answer.accept(misfit(call));
        }
    }

    /** Only parameters that are no such thing get here: what tools do is answered by them, failures included. */
    private static String misfit(Call call) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + call.request() + ",\"error\":{\"code\":" + BAD_PARAMETERS
                + ",\"message\":\"The parameters do not fit the method\"}}";
    }
}
