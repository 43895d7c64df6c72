package org.heliograph.webapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.heliograph.support.RunningServer;

/**
 * A server that a program can have restarted: by a POST to {@link #address()}, whose body is a message that is posted
 * as soon as the server is back.
 */
final class RestartDoor implements AutoCloseable {
    private final Path data;
    private final HttpServer door;
    private RunningServer server;

    RestartDoor(Path data) throws IOException {
        this.data = data;
        this.server = RunningServer.start(data);
        this.door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", this::restart);
        door.start();
    }

    URI server() {
        return server.uri();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/");
    }

    private void restart(HttpExchange exchange) throws IOException {
        try (exchange) {
            String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String port = String.valueOf(server.uri().getPort());
            server.close();
            server = RunningServer.start(data, "port", port);
            int status = server.post("/api/messages", message).statusCode();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        door.stop(0);
        server.close();
    }
}
