package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.websocket.server.WsSci;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Json;

/** A real Tomcat with our filter before a servlet, a resource and a WebSocket that each tell whom they see. */
final class GuardedTomcat implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final OperationsTokens tokens;
    private final String contextPath;

    private GuardedTomcat(Path data, Map<String, String> set, boolean launcher, String contextPath, boolean guarded)
            throws Exception {
        this.contextPath = contextPath;
        Map<String, String> values = new HashMap<>(set);
        values.put("heliograph.data", data.toString());
        Settings settings = Settings.read(SettingSources.of(values));
        tokens = OperationsTokens.open(data, Clock.systemUTC());
        AccessControl control = AccessControl.of(settings, tokens, GuardedTomcat::guest, new Json(), launcher);
        tomcat.setBaseDir(data.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext(contextPath, data.toString());
        control.offerTo(context.getServletContext());
        if (guarded) {
            addFilter(context);
        }
        Wrapper seen = Tomcat.addServlet(context, "seen", new SeenServlet());
        List.of("/", "/api/channels", "/api/messages", "/api/health", "/api/streams/*")
                .forEach(seen::addMapping);
        addResources(context);
        addSocket(context);
        addContainerLogin(context);
        tomcat.start();
    }

    /** A launcher on loopback, at the root. */
    static GuardedTomcat launcher(Path data, Map<String, String> set) throws Exception {
        return new GuardedTomcat(data, set, true, "", true);
    }

    /** Somebody's container, with the application at {@code /push}. */
    static GuardedTomcat container(Path data, Map<String, String> set) throws Exception {
        return new GuardedTomcat(data, set, false, "/push", true);
    }

    /** A container that was kept from finding the filter. */
    static GuardedTomcat withoutFilter(Path data) throws Exception {
        return new GuardedTomcat(data, Map.of("heliograph.auth.ops", "open"), false, "/push", false);
    }

    OperationsTokens tokens() {
        return tokens;
    }

    /** The {@code Host} of a client that knows us by this name. */
    String at(String name) {
        return name + ":" + tomcat.getConnector().getLocalPort();
    }

    /** Sends a request with these header lines and nothing else but {@code Connection}. */
    Answer send(String method, String path, String... headers) throws IOException {
        return sendBody(method, path, "", headers);
    }

    Answer sendBody(String method, String path, String body, String... headers) throws IOException {
        return exchange(method, path, "Connection: close\r\nContent-Length: " + body.length() + "\r\n", body, headers);
    }

    /** Asks for a WebSocket. */
    Answer open(String path, String... headers) throws IOException {
        String upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        return exchange("GET", path, upgrade, "", headers);
    }

    private Answer exchange(String method, String path, String fixed, String body, String... headers)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(10_000);
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            String request = method + " " + contextPath + path + " HTTP/1.1\r\n" + fixed + lines + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Answer.read(socket.getInputStream());
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static void addFilter(Context context) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("access");
        definition.setFilterClass(AccessFilter.class.getName());
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("access");
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }

    private static void addResources(Context context) {
        ResourceConfig resources = new ResourceConfig(TokensResource.class).register(new Refusals());
        Tomcat.addServlet(context, "resources", new ServletContainer(resources)).addMapping("/api/*");
    }

    private static void addSocket(Context context) {
        context.addServletContainerInitializer(new WsSci(), null);
        context.addApplicationListener(SocketListener.class.getName());
    }

    /** As a container does that asks for passwords where an application wants it: here, whenever one is sent. */
    private void addContainerLogin(Context context) {
        context.setLoginConfig(new LoginConfig("BASIC", "test", null, null));
        context.setPreemptiveAuthentication(true);
        context.getPipeline().addValve(new BasicAuthenticator());
        for (Role role : Role.values()) {
            tomcat.addUser(role.name(), "password");
            tomcat.addRole(role.name(), role.containerName());
        }
        tomcat.addUser("stranger", "password");
        tomcat.addRole("stranger", "accountant");
    }

    private static final class SeenServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(seen(request) + " body="
                            + new String(request.getInputStream().readAllBytes()));
        }

        private static String seen(HttpServletRequest request) {
            return CallerPrincipal.callerOf(request.getUserPrincipal())
                    + " roles=" + request.isUserInRole("heliograph-admin")
                    + request.isUserInRole("heliograph-producer")
                    + request.isUserInRole("heliograph-viewer");
        }
    }

    private static final class Refusals implements ExceptionMapper<RefusedException> {
        @Override
        public Response toResponse(RefusedException e) {
            return Response.status(e.code())
                    .type("application/json")
                    .entity(new HttpErrors(new Json()).body(e.code(), String.valueOf(e.getMessage())))
                    .build();
        }
    }

    /** Puts the socket where the five of the protocol are. */
    public static final class SocketListener implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServerContainer sockets =
                    (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
            try {
                sockets.addEndpoint(SeenSocket.class);
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Tells whom it sees in its first frame. */
    @ServerEndpoint("/api/ws/{channel_id}")
    public static final class SeenSocket {
        @OnOpen
        public void opened(Session session) throws IOException {
            session.getBasicRemote()
                    .sendText(
                            CallerPrincipal.callerOf(session.getUserPrincipal()).toString());
        }

        /** The tests hang up without a goodbye. */
        @OnError
        public void failed(Throwable error) {
            assertThat(error).isInstanceOf(IOException.class);
        }
    }

    /** At a party's doors one token is good. */
    private static Caller guest(String secret) {
        return secret.equals("hgp_player") ? Caller.guest("player") : Caller.REJECTED;
    }
}
