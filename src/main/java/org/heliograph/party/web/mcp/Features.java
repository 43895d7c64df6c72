package org.heliograph.party.web.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Json;
import org.heliograph.wire.Problem;
import reactor.core.publisher.Mono;

/** Tools, resources and prompts as the SDK takes them. What goes wrong is told in one sentence, by whatever way. */
final class Features {
    /** Between marks it is no JSON. */
    private static final String TEXT = "text/plain";

    private static final int INTERNAL = -32603;
    private static final int UNKNOWN_PARTY = -32002;

    private final McpJsonMapper mapper;
    private final Json json;

    Features(McpJsonMapper mapper, Json json) {
        this.mapper = mapper;
        this.json = json;
    }

    List<AsyncToolSpecification> tools() {
        return Toolbox.tools().stream().map(this::specified).toList();
    }

    private AsyncToolSpecification specified(Tool tool) {
        McpSchema.Tool described = McpSchema.Tool.builder(
                        tool.name(), mapper, tool.input().toString())
                .title(tool.title())
                .description(tool.description())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(tool.effect() == Tool.Effect.READS)
                        .destructiveHint(tool.effect() == Tool.Effect.ENDS)
                        .openWorldHint(false)
                        .build())
                .build();
        return new AsyncToolSpecification(
                described,
                (exchange, request) -> Mono.fromCompletionStage(
                        () -> carriedOut(tool, call(exchange), request).handle(Features::told)));
    }

    private CompletionStage<Answer> carriedOut(Tool tool, Call call, McpSchema.CallToolRequest request) {
        try {
            JsonObject arguments = arguments(request);
            tool.check(arguments);
            return tool.deed().carryOut(call, arguments);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private JsonObject arguments(McpSchema.CallToolRequest request) {
        try {
            return request.arguments() == null
                    ? JsonValue.EMPTY_JSON_OBJECT
                    : json.parse(mapper.writeValueAsString(request.arguments()));
        } catch (IOException e) {
            throw RefusedException.invalid("The arguments cannot be read");
        }
    }

    private static McpSchema.CallToolResult told(Answer answer, Throwable failure) {
        return failure == null
                ? result(answer.text()).build()
                : result(Quoted.visible(Problem.of(failure).message()))
                        .isError(true)
                        .build();
    }

    private static McpSchema.CallToolResult.Builder result(String text) {
        return McpSchema.CallToolResult.builder().addTextContent(text);
    }

    List<AsyncResourceSpecification> resources() {
        return Shelf.ITEMS.stream().map(this::specified).toList();
    }

    private AsyncResourceSpecification specified(Shelf.Item item) {
        McpSchema.Resource described = McpSchema.Resource.builder(item.uri(), item.name())
                .description(item.description())
                .mimeType(TEXT)
                .build();
        return new AsyncResourceSpecification(
                described, (exchange, request) -> Mono.fromCallable(() -> looked(item, call(exchange))));
    }

    private static McpSchema.ReadResourceResult looked(Shelf.Item item, Call call) {
        try {
            String text = Quoted.of(item.content().apply(call));
            return McpSchema.ReadResourceResult.builder(List.of(McpSchema.TextResourceContents.builder(item.uri(), text)
                            .mimeType(TEXT)
                            .build()))
                    .build();
        } catch (RuntimeException e) {
            Problem problem = Problem.of(e);
            throw McpError.builder(problem.errorCode() >= 500 ? INTERNAL : UNKNOWN_PARTY)
                    .message(problem.message())
                    .build();
        }
    }

    List<AsyncPromptSpecification> prompts() {
        return Prompts.all().map(this::specified).toList();
    }

    private AsyncPromptSpecification specified(Prompts.Prompt prompt) {
        McpSchema.Prompt described = McpSchema.Prompt.builder(prompt.name())
                .description(prompt.description())
                .arguments(prompt.argument()
                        .map(name -> List.of(McpSchema.PromptArgument.builder(name)
                                .description("Which, by id or name.")
                                .required(false)
                                .build()))
                        .orElse(List.of()))
                .build();
        return new AsyncPromptSpecification(
                described, (exchange, request) -> Mono.fromCallable(() -> filledIn(prompt, request)));
    }

    private static McpSchema.GetPromptResult filledIn(Prompts.Prompt prompt, McpSchema.GetPromptRequest request) {
        Object given = prompt.argument().isEmpty() || request.arguments() == null
                ? null
                : request.arguments().get(prompt.argument().get());
        String text = prompt.with(given instanceof String argument ? argument : null);
        return McpSchema.GetPromptResult.builder(List.of(McpSchema.PromptMessage.builder(
                                McpSchema.Role.USER,
                                McpSchema.TextContent.builder(text).build())
                        .build()))
                .description(prompt.description())
                .build();
    }

    private static Call call(McpAsyncServerExchange exchange) {
        return (Call) exchange.transportContext().get(SdkSpeech.CALL);
    }
}
