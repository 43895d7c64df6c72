package org.heliograph.support;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for the tool of a {@link NeedsTool}. */
final class ToolCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsTool.class)
                .map(NeedsTool::value)
                .map(ToolCondition::evaluate)
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no tool"));
    }

    private static ConditionEvaluationResult evaluate(String tool) {
        return Tools.find(tool)
                .map(Path::toString)
                .map(ConditionEvaluationResult::enabled)
                .orElseGet(() -> ConditionEvaluationResult.disabled("Skipped: needs " + tool + " on the path"));
    }
}
