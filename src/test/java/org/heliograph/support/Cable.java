package org.heliograph.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between a client and a server: a wire that a test can cut, or that lets no WebSocket through, as some proxies do. */
public final class Cable implements AutoCloseable {
    private static final String REFUSAL =
            "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket listening;
    private final URI server;
    private volatile boolean sockets;
    private volatile boolean lost;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Cable(URI server, boolean sockets) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.sockets = sockets;
        start(this::accept);
    }

    /** A wire to a server. */
    public static Cable to(URI server) throws IOException {
        return new Cable(server, true);
    }

    /** A wire that refuses every WebSocket handshake. */
    public static Cable withoutSockets(URI server) throws IOException {
        return new Cable(server, false);
    }

    /** Whether handshakes pass from now on. */
    public void letSocketsThrough(boolean sockets) {
        this.sockets = sockets;
    }

    /** The server's address, as seen through it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + server.getPath());
    }

    /** Breaks every connection there is; new ones are possible at once. */
    public void cut() {
        open.forEach(Cable::close);
    }

    /** Breaks every connection there is, and every new one, until it is {@link #mend mended}. */
    public void lose() {
        lost = true;
        cut();
    }

    /** Connections are possible again. */
    public void mend() {
        lost = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            if (lost) {
                client.close();
                continue;
            }
            Socket far = new Socket(server.getHost(), server.getPort());
            open.add(client);
            open.add(far);
            if (listening.isClosed() || lost) {
                // It was accepted just before, and whoever closed may not have seen it.
                cut();
                if (listening.isClosed()) {
                    return;
                }
            }
            start(() -> pump(client, far, true));
            start(() -> pump(far, client, false));
        }
    }

    private void pump(Socket from, Socket to, boolean isClient) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[64 * 1024];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (isClient && !sockets && isHandshake(piece, read)) {
                    from.getOutputStream().write(REFUSAL.getBytes(ISO_8859_1));
                    return;
                }
                out.write(piece, 0, read);
                out.flush();
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static boolean isHandshake(byte[] piece, int length) {
        return new String(piece, 0, length, ISO_8859_1).toLowerCase(Locale.ROOT).contains("upgrade: websocket");
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A broken wire is what this is for: its threads just end. */
    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
