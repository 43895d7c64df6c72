package org.heliograph.it;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket by hand: it reads only when told to, and its receive buffer is as small as the kernel allows. */
final class RawSocket implements RawReader {
    private static final int RECEIVE_BUFFER = 4096;
    private static final int USUAL_BUFFER = 64 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private String goodbye = "";

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), RECEIVE_BUFFER));
        this.out = socket.getOutputStream();
    }

    /** Shakes hands, and reads nothing after. */
    static RawSocket open(int port, String path) {
        try {
            RawSocket socket = new RawSocket(connect(port));
            socket.shakeHands(port, path);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection with a small receive buffer, which must be set before it is made. */
    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    private void shakeHands(int port, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("Closed in the handshake: " + head);
            }
            head.append((char) read);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    /** The next text; pings before it are answered, as every client does. Empty when the server has closed. */
    @Override
    public String nextText() {
        try {
            while (true) {
                int head = in.readUnsignedByte() & 0x0f;
                byte[] payload = payload();
                if (head == TEXT) {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                if (head == PING) {
                    send(PONG, payload);
                }
                if (head == CLOSE) {
                    goodbye = goodbye(payload);
                    return "";
                }
            }
        } catch (EOFException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on to the server's close, and gives back its code, a space and its reason. */
    String goodbye() {
        while (!nextText().isEmpty()) {
            // What was under way.
        }
        return goodbye;
    }

    private static String goodbye(byte[] payload) {
        ByteBuffer close = ByteBuffer.wrap(payload);
        return close.getShort() + " " + StandardCharsets.UTF_8.decode(close);
    }

    /** Sends a text, of at most 125 bytes. */
    void send(String text) {
        try {
            send(TEXT, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void widen() {
        widen(socket);
    }

    /** A receive buffer of the usual size; the kernel takes it also from an open connection. */
    static void widen(Socket socket) {
        try {
            socket.setReceiveBufferSize(USUAL_BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    /** A mask of zeros masks nothing, and is one. */
    private void send(int kind, byte[] payload) throws IOException {
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) (0x80 | kind);
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        out.write(frame);
    }

    /** Gone without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
