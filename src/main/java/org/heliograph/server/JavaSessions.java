package org.heliograph.server;

import jakarta.json.JsonObject;
import org.heliograph.Heliograph;
import org.heliograph.plans.SessionId;
import org.heliograph.plans.web.PlanDoor;

/** The sessions of the plan dashboard, for Java. */
record JavaSessions(PlanDoor plans) implements Heliograph.Sessions {
    @Override
    public int send(String session, JsonObject message) {
        return plans.send(new SessionId(session), message);
    }

    @Override
    public boolean isConnected(String session) {
        return plans.sessions().isConnected(new SessionId(session));
    }

    @Override
    public int connections() {
        return plans.sessions().connections();
    }

    @Override
    public int count() {
        return plans.sessions().count();
    }
}
