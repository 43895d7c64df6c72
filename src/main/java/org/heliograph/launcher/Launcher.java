package org.heliograph.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.websocket.server.WsSci;
import org.glassfish.jersey.servlet.init.JerseyServletContainerInitializer;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Starts a Tomcat in this process around a list of components. Nothing is scanned for: not the class path, not jars for
 * fragments, not classes for annotations.
 */
public final class Launcher {
    /** Room beside the WebSockets: for requests, and to tell a client that there are too many. */
    private static final int HEADROOM = 1_000;

    private static final int ACCEPT_COUNT = 1_024;

    /** A backlog is handed over in pieces; a buffer this large takes one without waiting for the peer. */
    private static final int SEND_BUFFER = 512 * 1024;

    /** Frames are read and written in pieces of this size at most; a limit of frames below it makes buffers smaller. */
    private static final int PIECE = 8 * 1024;

    private static final String PIECE_PROPERTY = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

    /** What WebSockets do not use is held for every one of them all the same. */
    private static final String READ_BUFFER = "1024";

    private static final String WRITE_BUFFER = "4096";

    /** A socket has buffers this small until its client first speaks; then they grow to the limit of a frame. */
    private static final String SILENT_BUFFER = "512";

    private final Settings settings;
    private final WebComponents components;
    private final Pages pages;
    private @Nullable AbstractAccessLogValve accessLog;

    /** A launcher of the components and of the pages that are packed beside it. */
    public Launcher(Settings settings, WebComponents components) {
        this(settings, components, Pages.besides(Launcher.class));
    }

    Launcher(Settings settings, WebComponents components, Pages pages) {
        this.settings = settings;
        this.components = components;
        this.pages = pages;
    }

    /** Writes a line per request to standard error: method, path without query, status, size, time. */
    public Launcher withAccessLog() {
        accessLog = new StderrAccessLog();
        return this;
    }

    /**
     * Starts it and returns once it takes requests.
     *
     * @throws LaunchException if it cannot, with everything let go of again
     */
    public Running start() throws LaunchException {
        // Tomcat's management beans cost an eighth of the start, and /metrics tells what an operator asks for.
        Registry.disableRegistry();
        System.getProperties()
                .putIfAbsent(
                        PIECE_PROPERTY,
                        String.valueOf(Math.min(PIECE, settings.limits().frame())));
        var tomcat = new Tomcat();
        var registration = new Registration(components);
        Path scratch = scratch();
        try (var log = new StartLog()) {
            tomcat.setBaseDir(scratch.toString());
            tomcat.setConnector(connector());
            Context context = context(tomcat, registration);
            start(tomcat, context, registration, log);
            return new Running(tomcat, context, scratch, uri(tomcat));
        } catch (LaunchException e) {
            Running.end(tomcat, scratch);
            throw e;
        }
    }

    private void start(Tomcat tomcat, Context context, Registration registration, StartLog log) throws LaunchException {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new LaunchException(reason(e, log), e);
        }
        RuntimeException refusal = registration.refusal();
        if (refusal != null) {
            throw new LaunchException(Objects.requireNonNullElse(refusal.getMessage(), refusal.toString()), refusal);
        }
        if (context.getState() != LifecycleState.STARTED) {
            log.show();
            throw new LaunchException(
                    "The application did not start; the log above says why", new IllegalStateException());
        }
    }

    private String reason(LifecycleException failure, StartLog log) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Cannot listen on %s port %d: %s"
                        .formatted(settings.listen().host(), settings.listen().port(), cause.getMessage());
            }
            if (cause instanceof UnknownHostException) {
                return "Cannot listen on %s: no such host"
                        .formatted(settings.listen().host());
            }
        }
        log.show();
        return "The server did not start; the log above says why";
    }

    private Connector connector() {
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(settings.listen().port());
        connector.setThrowOnFailure(true);
        connector.setProperty("address", settings.listen().host());
        connector.setProperty("maxConnections", String.valueOf(settings.limits().sockets() + HEADROOM));
        connector.setProperty("acceptCount", String.valueOf(ACCEPT_COUNT));
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("socket.appReadBufSize", READ_BUFFER);
        connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER);
        connector.setProperty("socket.txBufSize", String.valueOf(SEND_BUFFER));
        return connector;
    }

    private Context context(Tomcat tomcat, Registration registration) {
        var host = (StandardHost) tomcat.getHost();
        host.setErrorReportValveClass("");
        host.getPipeline().addValve(new ErrorAnswer());
        var context = (StandardContext) tomcat.addContext(settings.listen().contextPath(), null);
        context.setParentClassLoader(Launcher.class.getClassLoader());
        context.setDelegate(true);
        context.setCookies(false);
        context.addParameter("org.apache.tomcat.websocket.textBufferSize", SILENT_BUFFER);
        context.addParameter("org.apache.tomcat.websocket.binaryBufferSize", SILENT_BUFFER);
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        if (accessLog != null) {
            context.getPipeline().addValve(accessLog);
        }
        addPages(context);
        // The container's WebSockets come first: what is registered later ends earlier, so ours can say goodbye.
        context.addServletContainerInitializer(new WsSci(), components.endpoints());
        context.addServletContainerInitializer(registration, null);
        if (!components.applications().isEmpty()) {
            context.addServletContainerInitializer(new JerseyServletContainerInitializer(), components.applications());
        }
        return context;
    }

    private void addPages(Context context) {
        var resources = new StandardRoot(context);
        pages.addTo(resources);
        context.setResources(resources);
        Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        context.addWelcomeFile("index.html");
        Tomcat.addDefaultMimeTypeMappings(context);
        context.addMimeMapping("mjs", "text/javascript");
    }

    private URI uri(Tomcat tomcat) {
        String host = settings.listen().host();
        String inUrl = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("http://" + inUrl + ":" + tomcat.getConnector().getLocalPort()
                + settings.listen().contextPath());
    }

    private static Path scratch() throws LaunchException {
        try {
            return Scratch.create("heliograph-");
        } catch (IOException e) {
            throw new LaunchException("Cannot write to the folder for temporary files: " + e.getMessage(), e);
        }
    }
}
