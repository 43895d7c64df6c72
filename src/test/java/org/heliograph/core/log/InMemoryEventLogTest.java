package org.heliograph.core.log;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The log in memory")
class InMemoryEventLogTest extends EventLogContract {
    @Override
    protected EventLog create(Retention retention) {
        return new InMemoryEventLog(clock, 1, retention);
    }

    @Override
    protected int entriesPerPiece() {
        return 1;
    }
}
