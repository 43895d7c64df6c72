package org.heliograph.support;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for the tools of a {@link NeedsTool}. */
final class ToolCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsTool.class)
                .map(NeedsTool::value)
                .map(ToolCondition::evaluate)
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no tool"));
    }

    private static ConditionEvaluationResult evaluate(String[] tools) {
        String absent =
                Stream.of(tools).filter(tool -> Tools.find(tool).isEmpty()).collect(Collectors.joining(" and "));
        return absent.isEmpty()
                ? ConditionEvaluationResult.enabled("all tools are there")
                : ConditionEvaluationResult.disabled("Skipped: needs " + absent + " on the path");
    }
}
