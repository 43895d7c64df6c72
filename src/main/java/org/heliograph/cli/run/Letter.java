package org.heliograph.cli.run;

import org.heliograph.cli.run.Note.Kind;

/**
 * One request about a plan. Sent twice it counts once.
 *
 * @param kind what it tells
 * @param path where it goes, below the plan
 * @param body not to be changed
 * @param key tells it from every other one
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Letter(Kind kind, String path, byte[] body, String key) {
    String contentType() {
        return kind.isOutput() ? "text/plain; charset=utf-8" : "application/json";
    }
}
