package org.heliograph.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket client of bare bytes: it answers no ping, reads only when told to, and sends what no library would. Used
 * by one thread.
 */
public final class RawWebSocket implements AutoCloseable {
    /** The receive buffer is the operating system's choice. */
    public static final int ANY_BUFFER = 0;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private int kind;

    private RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Opens a socket with this receive buffer. */
    public static RawWebSocket open(URI server, String path, int receiveBuffer, String... headers) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer != ANY_BUFFER) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            RawWebSocket client = new RawWebSocket(socket);
            client.shakeHands(server, path, headers);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shakeHands(URI server, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("Refused: " + head);
        }
    }

    /** Sends a text. */
    public RawWebSocket text(String text) {
        return frame(1, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a text, or not if the other side has gone. */
    public void tryText(String text) {
        tryFrame(1, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame, or not if the other side has gone. */
    public void tryFrame(int opcode, boolean last, byte[] payload) {
        try {
            frame(opcode, last, payload);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof SocketException)) {
                throw e;
            }
        }
    }

    /** Answers a ping. */
    public void pong(Frame ping) {
        frame(10, true, ping.payload);
    }

    /** Sends a frame. */
    public RawWebSocket frame(int opcode, boolean last, byte[] payload) {
        try {
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) (opcode | (last ? 0x80 : 0)));
            if (payload.length < 126) {
                frame.put((byte) (payload.length | 0x80));
            } else if (payload.length < 65_536) {
                frame.put((byte) (126 | 0x80)).putShort((short) payload.length);
            } else {
                frame.put((byte) (127 | 0x80)).putLong(payload.length);
            }
            frame.put(MASK);
            for (int i = 0; i < payload.length; i++) {
                frame.put((byte) (payload[i] ^ MASK[i & 3]));
            }
            out.write(frame.array(), 0, frame.position());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next whole message or control frame; one of {@link Frame#GONE} if the connection was cut. */
    public Frame read() {
        try {
            while (true) {
                int head = in.readUnsignedByte();
                Frame piece = new Frame(head & 15, payload());
                if (piece.isControl()) {
                    return piece;
                }
                partial.writeBytes(piece.payload);
                kind = piece.opcode == 0 ? kind : piece.opcode;
                if (head >= 0x80) {
                    byte[] whole = partial.toByteArray();
                    partial.reset();
                    return new Frame(kind, whole);
                }
            }
        } catch (EOFException | SocketException e) {
            return Frame.GONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte() & 127;
        long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] payload = new byte[Math.toIntExact(size)];
        in.readFully(payload);
        return payload;
    }

    /** The next text frame's text; pings and pongs before it are passed over, unanswered. */
    public String readText() {
        Frame frame = read();
        while (frame.isControl() && !frame.isEnd()) {
            frame = read();
        }
        if (frame.isEnd()) {
            throw new AssertionError("Ended with " + frame.closeCode());
        }
        return frame.text();
    }

    /** The next so many texts; each ping is answered. */
    public List<String> readTexts(int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            Frame frame = read();
            if (frame.isEnd()) {
                throw new AssertionError("Ended with " + frame.closeCode() + " after " + texts.size());
            }
            if (frame.opcode == 9) {
                pong(frame);
            } else if (frame.opcode == 1) {
                texts.add(frame.text());
            }
        }
        return texts;
    }

    /** All texts that come until the end, answering each ping or not. */
    public End readToEnd(boolean answering) {
        List<String> texts = new ArrayList<>();
        int pings = 0;
        while (true) {
            Frame frame = read();
            if (frame.isEnd()) {
                return new End(texts, pings, frame.closeCode());
            }
            if (frame.opcode == 9) {
                pings++;
                if (answering) {
                    frame(10, true, frame.payload);
                }
            } else if (frame.opcode == 1) {
                texts.add(frame.text());
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it went: what came, how often we were asked for a sign of life, and how it ended; 1006 when cut. */
    public record End(List<String> texts, int pings, int code) {}

    /** One frame as it came. */
    public static final class Frame {
        /** There was no frame: the connection was cut. */
        static final Frame GONE = new Frame(-1, new byte[0]);

        private final int opcode;
        private final byte[] payload;

        private Frame(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        /** Its kind: 1 text, 2 binary, 8 close, 9 ping, 10 pong. */
        public int opcode() {
            return opcode;
        }

        /** Its payload as text. */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a close frame; 1005 for none in it, 1006 for no close frame. */
        public int closeCode() {
            if (opcode != 8) {
                return 1006;
            }
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }

        boolean isControl() {
            return opcode >= 8;
        }

        boolean isEnd() {
            return opcode == 8 || opcode < 0;
        }
    }
}
