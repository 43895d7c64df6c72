package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/** How the files of a log are named: what holds for one holds for the other. */
enum Layout {
    /** A folder of its own. */
    ALONE {
        @Override
        LogDirectory directory(Path path) {
            return new LogDirectory(path);
        }

        @Override
        JsonlLogOptions in(JsonlLogOptions options) {
            return options;
        }

        @Override
        JsonlLogFiles files(Path path) {
            return new JsonlLogFiles(path);
        }
    },
    /** A folder shared with other logs. */
    NAMED {
        @Override
        LogDirectory directory(Path path) {
            return LogDirectory.named(path, NAME);
        }

        @Override
        JsonlLogOptions in(JsonlLogOptions options) {
            return options.named(NAME);
        }

        @Override
        JsonlLogFiles files(Path path) {
            return JsonlLogFiles.named(path, NAME);
        }
    };

    static final String NAME = "actions";

    abstract LogDirectory directory(Path path);

    abstract JsonlLogOptions in(JsonlLogOptions options);

    abstract JsonlLogFiles files(Path path);
}
