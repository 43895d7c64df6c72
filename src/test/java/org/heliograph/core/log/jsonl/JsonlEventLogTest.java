package org.heliograph.core.log.jsonl;

import java.nio.file.Path;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.EventLogContract;
import org.heliograph.core.log.Retention;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("The log on disk, in small segments")
class JsonlEventLogTest extends EventLogContract {
    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    @Override
    protected EventLog create(Retention retention) {
        JsonlLogOptions options = layout.in(JsonlLogOptions.of(directory, "channel", clock, Thread::new))
                .segmentBytes(2_000)
                .retention(retention);
        return JsonlEventLog.open(options);
    }

    @Override
    protected int entriesPerPiece() {
        return 6;
    }
}
