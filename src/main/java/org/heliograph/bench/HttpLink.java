package org.heliograph.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One HTTP/1.1 connection that is kept, for posting: lighter than a client library, which would cost the server's CPU. */
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
     * @throws ProtocolException if the answer is not 200
     */
    void post(String contentType, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(target.post(contentType, body.length));
        request.writeBytes(body);
        out.write(request.toByteArray());
        length = 0;
        int end = HttpHead.end(bytes, 0, length);
        while (end < 0) {
            more();
            end = HttpHead.end(bytes, 0, length);
        }
        HttpHead head = HttpHead.parse(bytes, 0, end);
        keep(end);
        skip(head);
        if (head.status() != 200) {
            throw new ProtocolException("POST /api/messages was answered " + head.status());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skip(HttpHead head) throws IOException {
        if (head.chunked()) {
            ChunkedBody body = new ChunkedBody(true);
            keep(body.decode(bytes, 0, length, (b, from, to) -> {}));
            while (!body.ended()) {
                more();
                keep(body.decode(bytes, 0, length, (b, from, to) -> {}));
            }
            return;
        }
        long left = Math.max(0, head.contentLength()) - length;
        while (left > 0) {
            length = 0;
            more();
            left -= length;
        }
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
