package org.heliograph.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.heliograph.bots.web.BotResource;
import org.heliograph.bots.web.BotsResource;
import org.heliograph.bots.web.TasksResource;
import org.heliograph.channels.web.ChannelsResource;
import org.heliograph.channels.web.MessagesResource;
import org.heliograph.party.web.CharactersResource;
import org.heliograph.party.web.CombatResource;
import org.heliograph.party.web.HostResource;
import org.heliograph.party.web.PartiesResource;
import org.heliograph.party.web.PlayResource;
import org.heliograph.party.web.SeatsResource;
import org.heliograph.plans.web.PlanResource;
import org.heliograph.plans.web.PlansResource;
import org.heliograph.plans.web.StepResource;
import org.heliograph.server.access.TokensResource;

/** The JAX-RS resources, by name: nothing is scanned for. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                MessagesResource.class,
                ChannelsResource.class,
                BotsResource.class,
                BotResource.class,
                TasksResource.class,
                PlansResource.class,
                PlanResource.class,
                StepResource.class,
                PartiesResource.class,
                HostResource.class,
                SeatsResource.class,
                CombatResource.class,
                CharactersResource.class,
                PlayResource.class,
                TokensResource.class,
                BodyLimit.class,
                ProblemMapper.class);
    }

    /** Switches off what Jersey would look for in vain and warn about. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true, "jersey.config.disableDefaultProvider", "DATASOURCE");
    }
}
