package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.heliograph.cli.run.Note.Kind;
import org.heliograph.plans.Mask;
import org.heliograph.plans.Outlet;

/** Puts what happens in a plan into words for the server, and those into the spool. Any thread. */
final class Telling {
    private final Spool spool;
    private final Mask mask;

    Telling(Spool spool, Mask mask) {
        this.spool = spool;
        this.mask = mask;
    }

    void began(int step) {
        tell(Kind.STATUS, step, Json.createObjectBuilder().add("status", "running"));
    }

    /** @param bytes not to be changed afterwards */
    void printed(int step, Outlet stream, byte[] bytes) {
        spool.put(new Note(Kind.of(stream), step, bytes));
    }

    void ended(int step, Outcome outcome) {
        JsonObjectBuilder status = Json.createObjectBuilder();
        if (outcome instanceof Outcome.Completed) {
            status.add("status", "completed");
        } else {
            status.add("status", "failed").add("error", mask.cover(outcome.error()));
        }
        tell(Kind.STATUS, step, status);
    }

    void completed(int last) {
        JsonObject summary = Json.createObjectBuilder().add("exit_status", 0).build();
        tell(Kind.COMPLETE, last, Json.createObjectBuilder().add("summary", summary));
    }

    void failed(int step, Outcome outcome) {
        tell(
                Kind.FAIL,
                step,
                Json.createObjectBuilder()
                        .add("error", mask.cover(outcome.error()))
                        .add("failed_step_index", step));
    }

    void cancelled(int step) {
        tell(Kind.CANCEL, step, Json.createObjectBuilder());
    }

    private void tell(Kind kind, int step, JsonObjectBuilder body) {
        spool.put(new Note(kind, step, body.build().toString().getBytes(UTF_8)));
    }
}
