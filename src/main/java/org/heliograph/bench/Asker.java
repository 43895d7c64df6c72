package org.heliograph.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A reader of a bot that asks once and waits for the answer. For one thread. */
final class Asker implements Closeable, Inbox {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int BUFFER = 256 * 1024;

    private final Socket socket = new Socket();
    private final FrameDecoder decoder = new FrameDecoder();
    private final byte[] bytes = new byte[BUFFER];
    private int length;
    private @Nullable String answer;

    /** Returns when the server has let it in. */
    Asker(Target target, String bot) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(target.address());
        socket.getOutputStream().write(target.follow(Transport.BOT, bot, null));
        int end = -1;
        while (end < 0) {
            more();
            end = HttpHead.end(bytes, 0, length);
        }
        int status = HttpHead.parse(bytes, 0, end).status();
        if (status != 101) {
            throw new ProtocolException("The server answered " + status);
        }
        keep(end);
    }

    /** Sends a frame and gives back the first that comes. */
    String ask(byte[] text) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(text.length + Frames.OVERHEAD);
        new Frames(new SplittableRandom()).put(frame, Frames.TEXT, text, 0, text.length);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
        String came = answer;
        while (came == null) {
            more();
            keep(decoder.decode(bytes, 0, length, this));
            came = answer;
        }
        return came;
    }

    @Override
    public void text(byte[] from, int start, int end) {
        if (answer == null) {
            answer = new String(from, start, end - start, StandardCharsets.UTF_8);
        }
    }

    /** It is gone before a ping could matter. */
    @Override
    public void ping(byte[] from, int start, int end) {}

    @Override
    public void closing(int code) {
        throw new ProtocolException("The server closed " + code);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void more() throws IOException {
        int read = socket.getInputStream().read(bytes, length, bytes.length - length);
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
