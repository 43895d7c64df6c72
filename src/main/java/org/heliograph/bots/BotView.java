package org.heliograph.bots;

import java.util.List;
import java.util.Optional;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;

/** Everybody who follows a bot sees the steps that their filter wants. */
public record BotView(BotFilter filter) implements View<BotEvent> {
    private static final Optional<Object> EVERYBODY = Optional.of("everybody");

    @Override
    public Optional<Object> audience(Recorded<BotEvent> recorded) {
        return recorded.event() instanceof TaskEvent event && filter.wants(event) ? EVERYBODY : Optional.empty();
    }

    @Override
    public List<Push> pushes(Recorded<BotEvent> recorded) {
        return List.of(BotPush.of(recorded, (TaskEvent) recorded.event()));
    }
}
