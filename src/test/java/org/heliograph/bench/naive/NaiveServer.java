package org.heliograph.bench.naive;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * Embedded Tomcat with the naive broadcast on it, speaking as much of our protocol as the load generator needs.
 *
 * <p>Runnable: {@code NaiveServer [--port N] [--fsync FILE]}; prints {@code Naive ready at http://127.0.0.1:PORT}.
 */
public final class NaiveServer implements AutoCloseable {
    private static final String MANY = "20000";

    private final Tomcat tomcat = new Tomcat();
    private final Path folder;

    /**
     * @param port 0 picks a free one
     * @param log where everything goes before it is told
     */
    public NaiveServer(int port, Forced log) throws IOException, LifecycleException {
        folder = Files.createTempDirectory("naive");
        tomcat.setBaseDir(folder.toString());
        tomcat.setSilent(true);
        Connector connector = new Connector("HTTP/1.1");
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(port);
        connector.setProperty("maxConnections", MANY);
        connector.setProperty("acceptCount", "1000");
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(
                (classes, servlets) -> install(servlets, new Rooms(log), new Timelines(log)), Set.of());
        tomcat.start();
    }

    private static void install(ServletContext servlets, Rooms rooms, Timelines timelines) throws ServletException {
        var sockets = (ServerContainer) servlets.getAttribute(ServerContainer.class.getName());
        try {
            sockets.addEndpoint(ServerEndpointConfig.Builder.create(NaiveEndpoint.class, "/api/ws/{channel}")
                    .configurator(new Endpoints(() -> new NaiveEndpoint(rooms)))
                    .build());
            sockets.addEndpoint(ServerEndpointConfig.Builder.create(NaiveTimeline.class, "/ws/bot/{bot}/timeline")
                    .configurator(new Endpoints(() -> new NaiveTimeline(timelines)))
                    .build());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
        // Filters, and so WebSockets, are asked only where some servlet is mapped.
        servlets.addServlet("default", new DefaultServlet()).addMapping("/");
        servlets.addServlet("messages", new NaiveMessages(rooms)).addMapping("/api/messages");
        servlets.addServlet("tasks", new NaiveTasks(timelines)).addMapping("/api/bot/*");
        var events = servlets.addServlet("events", new NaiveEvents(rooms));
        events.setAsyncSupported(true);
        events.addMapping("/api/streams/channel/*");
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws IOException, LifecycleException {
        int port = 0;
        Path log = null;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--port" -> port = Integer.parseInt(arguments[i + 1]);
                case "--fsync" -> log = Path.of(arguments[i + 1]);
                default -> throw new IllegalArgumentException("Unknown option: " + arguments[i]);
            }
        }
        var server = new NaiveServer(port, new Forced(log));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("Naive ready at http://127.0.0.1:" + server.port());
        server.tomcat.getServer().await();
    }
}
