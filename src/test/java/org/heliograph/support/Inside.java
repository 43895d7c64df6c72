package org.heliograph.support;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotId;
import org.heliograph.bots.web.BotDoor;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.web.ChannelDoor;
import org.heliograph.core.connection.Connections;
import org.heliograph.launcher.WebComponents;
import org.heliograph.party.PartyId;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.web.PlanDoor;
import org.heliograph.server.HeliographServer;
import org.heliograph.wire.streams.StreamDoor;

/** A look into a running server, for tests that count what it holds. */
public final class Inside implements ServletContextListener {
    private volatile ServletContext context;

    /** The same components and this look at them. */
    WebComponents beside(WebComponents components) {
        return beside(components, components.listeners());
    }

    /** The same components, but for who starts the server, and this look at them. */
    WebComponents beside(WebComponents components, List<ServletContextListener> starting) {
        List<ServletContextListener> listeners = new ArrayList<>(starting);
        listeners.add(this);
        return new WebComponents(
                components.attributes(),
                Map.copyOf(components.parameters()),
                components.filters(),
                components.servlets(),
                listeners,
                components.endpoints(),
                components.applications());
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        context = event.getServletContext();
    }

    /** Who is connected. */
    public Connections connections() {
        return ChannelDoor.of(context).sockets().connections();
    }

    /** How many are on a channel. */
    public int present(String channel) {
        return ChannelDoor.of(context).company().count(new ChannelId(channel));
    }

    /** How many follow any channel. */
    public int following() {
        return ChannelDoor.of(context).channels().timeline().hub().countOfKind(ChannelId.KIND);
    }

    /** How many follow any bot, or wait for its tasks. */
    public int followingBots() {
        return BotDoor.of(context).bots().timeline().hub().countOfKind(BotId.KIND);
    }

    /** How many follow this bot, or wait for its tasks. */
    public int following(BotId bot) {
        return BotDoor.of(context).bots().timeline().hub().count(bot.topic());
    }

    /** How many follow any plan. */
    public int followingPlans() {
        return plans().plans().timeline().hub().countOfKind(PlanId.KIND);
    }

    /** The plans, with all that doors to them have. */
    public PlanDoor plans() {
        return PlanDoor.of(context);
    }

    /** How many long-polls wait. */
    public int waiting() {
        return ((StreamDoor) context.getAttribute(StreamDoor.class.getName()))
                .longPolls()
                .size();
    }

    /** The bots, with all that doors to them have. */
    public BotDoor bots() {
        return BotDoor.of(context);
    }

    /** How many follow any party, or wait for its actions. */
    public int followingParties() {
        return ChannelDoor.of(context).channels().timeline().hub().countOfKind(PartyId.KIND);
    }

    /** The parties, with all that doors to them have. */
    public PartyDoor parties() {
        return PartyDoor.of(context);
    }

    /** The Java door. */
    public Heliograph heliograph() {
        return Heliograph.in(context);
    }

    Path data() {
        return ((HeliographServer) context.getAttribute(HeliographServer.class.getName()))
                .settings()
                .listen()
                .dataDirectory();
    }
}
