package org.heliograph.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliograph.bots.web.BotConsoleEndpoint;
import org.heliograph.bots.web.BotTimelineEndpoint;
import org.heliograph.channels.web.ChannelEndpoint;
import org.heliograph.channels.web.DefaultChannelEndpoint;
import org.heliograph.launcher.WebComponents.MappedFilter;
import org.heliograph.launcher.WebComponents.MappedServlet;
import org.heliograph.party.web.PartyEndpoint;
import org.heliograph.party.web.mcp.McpParts;
import org.heliograph.plans.web.PlanEndpoint;
import org.heliograph.server.ApiApplication;
import org.heliograph.server.DrainServlet;
import org.heliograph.server.HeliographListener;
import org.heliograph.server.access.AccessFilter;
import org.heliograph.server.access.PagesFilter;
import org.heliograph.server.access.TablePagesFilter;
import org.heliograph.server.health.HealthServlet;
import org.heliograph.server.metrics.MetricsServlet;
import org.heliograph.server.settings.Settings;
import org.heliograph.wire.streams.StreamsServlet;

/** The same components that {@code META-INF/web-fragment.xml} and annotations name for a container that scans. */
public final class HeliographComponents {
    private HeliographComponents() {}

    /** A server with these settings. */
    public static WebComponents of(Settings settings) {
        return new WebComponents(
                Map.of(Settings.class.getName(), settings),
                Map.of(),
                List.of(
                        new MappedFilter("heliograph-access", new AccessFilter(), List.of("/*")),
                        new MappedFilter(
                                "heliograph-pages",
                                new PagesFilter(),
                                List.of(
                                        "",
                                        "/index.html",
                                        "/portal/*",
                                        "/bots/*",
                                        "/channels/*",
                                        "/plans/*",
                                        "/party/*",
                                        "/shared/*")),
                        new MappedFilter(
                                "heliograph-tables", new TablePagesFilter(), List.of("/play", "/host", "/tv"))),
                servlets(),
                List.of(new HeliographListener()),
                Set.of(
                        ChannelEndpoint.class,
                        DefaultChannelEndpoint.class,
                        BotTimelineEndpoint.class,
                        BotConsoleEndpoint.class,
                        PlanEndpoint.class,
                        PartyEndpoint.class),
                Set.of(ApiApplication.class));
    }

    private static List<MappedServlet> servlets() {
        List<MappedServlet> servlets = new ArrayList<>();
        servlets.add(new MappedServlet("heliograph-streams", new StreamsServlet(), List.of("/api/streams/*")));
        servlets.add(new MappedServlet("heliograph-metrics", new MetricsServlet(), List.of("/metrics")));
        servlets.add(new MappedServlet(
                "heliograph-health", new HealthServlet(), List.of("/health/live", "/health/ready", "/api/health")));
        servlets.add(new MappedServlet("heliograph-drain", new DrainServlet(), List.of()));
        if (McpParts.areBuiltIn()) {
            servlets.add(new MappedServlet(McpParts.NAME, McpParts.servlet(), List.of(McpParts.PATH)));
        }
        return servlets;
    }
}
