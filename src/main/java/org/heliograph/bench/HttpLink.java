package org.heliograph.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP/1.1 connection that is kept: lighter than a client library, which would cost the server's CPU. */
final class HttpLink implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Target target;
    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final byte[] bytes = new byte[BUFFER];
    private int length;

    HttpLink(Target target) throws IOException {
        this.target = target;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(target.address());
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * Posts a body and reads the answer to its end.
     *
     * @return the answer's body
     * @throws ProtocolException if the answer does not say that it was done
     */
    String post(String path, String contentType, byte[] body) throws IOException {
        return send("POST " + path, target.sending("POST", path, contentType, body.length), body);
    }

    /** The same, with a body of JSON that stands here. */
    String post(String path, String json) throws IOException {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts nothing there, and reads the answer to its end. */
    void put(String path) throws IOException {
        send("PUT " + path, target.sending("PUT", path, "application/json", 0), new byte[0]);
    }

    /** The answer's body. */
    String get(String path) throws IOException {
        return send("GET " + path, target.asking(path), new byte[0]);
    }

    private String send(String what, byte[] head, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head);
        request.writeBytes(body);
        out.write(request.toByteArray());
        length = 0;
        int end = HttpHead.end(bytes, 0, length);
        while (end < 0) {
            more();
            end = HttpHead.end(bytes, 0, length);
        }
        HttpHead answer = HttpHead.parse(bytes, 0, end);
        keep(end);
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        read(answer, answered);
        if (answer.status() / 100 != 2) {
            throw new ProtocolException(what + " was answered " + answer.status());
        }
        return answered.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read(HttpHead head, ByteArrayOutputStream answered) throws IOException {
        if (head.chunked()) {
            ChunkedBody body = new ChunkedBody(true);
            keep(body.decode(bytes, 0, length, (b, from, to) -> answered.write(b, from, to - from)));
            while (!body.ended()) {
                more();
                keep(body.decode(bytes, 0, length, (b, from, to) -> answered.write(b, from, to - from)));
            }
            return;
        }
        long left = Math.max(0, head.contentLength());
        while (left > length) {
            answered.write(bytes, 0, length);
            left -= length;
            length = 0;
            more();
        }
        answered.write(bytes, 0, length);
    }

    private void more() throws IOException {
        int read = in.read(bytes, length, bytes.length - length);
        if (read < 0) {
            throw new IOException("The server ended the connection");
        }
        length += read;
    }

    private void keep(int from) {
        System.arraycopy(bytes, from, bytes, 0, length - from);
        length -= from;
    }
}
