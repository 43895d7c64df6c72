package org.heliograph.bots.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a task as a file")
class TaskTextTest {
    private static NewTask markdown(String text) {
        return MarkdownTask.read(text, "OTHER");
    }

    private static NewTask json(String text) {
        return JsonTask.read(new Json(), text.replace('\'', '"'), "OTHER");
    }

    @Test
    @DisplayName("has a head of bold lines, as S001 and S004 have, below their title")
    void boldLines() {
        NewTask task = markdown("""
                # TASK-002-015: Streaming

                **Task ID:** TASK-002-015
                **Bot ID:** BOT-002
                **Priority:** P0 (urgent)
                **Created:** 2025-10-28
                **Timeout:** 300 seconds
                **Retries:** 2
                **Expires:** 2027-01-01 10:00:00
                **Depends on:** TASK-002-011

                ---

                ## OBJECTIVE

                Design it.
                **Priority:** P2
                """);
        assertThat(task.id().value()).isEqualTo("TASK-002-015");
        assertThat(task.priority()).isEqualTo(Priority.P0);
        assertThat(task.timeoutSeconds()).isEqualTo(300);
        assertThat(task.retries()).isEqualTo(2);
        assertThat(task.expires()).isEqualTo(Instant.parse("2027-01-01T10:00:00Z"));
        assertThat(task.source()).isEqualTo(Source.FILE);
        assertThat(task.command()).isEqualTo("## OBJECTIVE\n\nDesign it.\n**Priority:** P2");
    }

    @Test
    @DisplayName("may have front matter instead; quotes, numbers and dates of YAML mean what they say")
    void frontMatter() {
        NewTask task = markdown("""
                ---
                task_id: "T-1"
                priority: immediate
                timeout_seconds: 60
                retries: 1
                expires: 2027-01-01T10:00:00+01:00
                tags: [a, b]
                ---
                Do it.
                """);
        assertThat(task.id().value()).isEqualTo("T-1");
        assertThat(task.priority()).isEqualTo(Priority.P0);
        assertThat(task.timeoutSeconds()).isEqualTo(60);
        assertThat(task.retries()).isEqualTo(1);
        assertThat(task.expires()).isEqualTo(Instant.parse("2027-01-01T09:00:00Z"));
        assertThat(task.command()).isEqualTo("Do it.");
    }

    @Test
    @DisplayName("may have front matter that holds itself, under a name that says nothing")
    void recursion() {
        NewTask task = markdown("---\nx: &a [[*a]]\npriority: P0\n---\nDo it.");
        assertThat(task.priority()).isEqualTo(Priority.P0);
        assertThat(task.command()).isEqualTo("Do it.");
    }

    @Test
    @DisplayName("without a head, all of it is what is to be done, under the other name")
    void noHead() {
        NewTask task = markdown("# Title\n\nJust do it.\n");
        assertThat(task.command()).isEqualTo("# Title\n\nJust do it.");
        assertThat(task.id().value()).isEqualTo("OTHER");
        assertThat(task.priority()).isEqualTo(Priority.P1);
        assertThat(task.timeoutSeconds()).isNull();
        assertThat(task.expires()).isNull();
    }

    @Test
    @DisplayName("may have lines that end as on Windows")
    void otherEditors() {
        NewTask task = markdown("---\r\ntask_id: T-1\r\n---\r\nDo it.\r\n");
        assertThat(task.id().value()).isEqualTo("T-1");
        assertThat(task.command()).isEqualTo("Do it.");
    }

    @ParameterizedTest
    @CsvSource({"300 seconds,300", "300,300", "5 min,300", "5m,300", "2h,7200", "2 Hours,7200", "90 s,90"})
    @DisplayName("says its time as people do")
    void times(String text, long seconds) {
        assertThat(markdown("**Timeout:** " + text + "\n\nDo it.").timeoutSeconds())
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "**Task ID:** T-1\n",
                "---\ntask_id: T-1\n",
                "---\n- a\n---\nDo it.",
                "---\na: [\n---\nDo it.",
                "---\na: &x [*x]\nb: !!java.lang.String x\n---\nDo it.",
                "---\npriority: [P0]\n---\nDo it.",
                "---\nexpires: [soon]\n---\nDo it.",
                "---\ntask_id: {a: b}\n---\nDo it.",
                "**Task ID:** a b\n\nDo it.",
                "**Priority:** P9\n\nDo it.",
                "**Timeout:** soon\n\nDo it.",
                "**Timeout:** 0\n\nDo it.",
                "**Retries:** -1\n\nDo it.",
                "**Retries:** many\n\nDo it.",
                "**Expires:** soon\n\nDo it."
            })
    @DisplayName("that makes no sense is refused")
    void refused(String text) {
        assertThatThrownBy(() -> markdown(text)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("may be JSON")
    void asJson() {
        NewTask task = json("{'task_id':'T-1','command':'do it','priority':'P2','timeout_seconds':60,'retries':3,"
                + "'expires':'2027-01-01T10:00:00Z','more':{}}");
        assertThat(task.id().value()).isEqualTo("T-1");
        assertThat(task.command()).isEqualTo("do it");
        assertThat(task.priority()).isEqualTo(Priority.P2);
        assertThat(task.timeoutSeconds()).isEqualTo(60);
        assertThat(task.retries()).isEqualTo(3);
        assertThat(task.expires()).isEqualTo(Instant.parse("2027-01-01T10:00:00Z"));
        assertThat(json("{'command':'x'}").id().value()).isEqualTo("OTHER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{'command':1}",
                "{'command':'x','retries':'1'}",
                "{'command':'x','retries':1e10}",
                "{'command':'x','retries':-4294967295}"
            })
    @DisplayName("that is no JSON of a task is refused")
    void badJson(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(RefusedException.class);
    }
}
