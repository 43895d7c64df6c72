package org.heliograph.it;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.heliograph.support.Frames;

/** An event stream by hand: it reads only when told to, with a receive buffer as small as the kernel allows. */
final class RawStream implements RawReader {
    private final Socket socket;
    private final BufferedReader lines;

    private RawStream(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 4096);
    }

    /** Asks for the stream, and reads nothing of the answer. HTTP 1.0, so that it comes as it is and not in chunks. */
    static RawStream open(int port, String path, String... headers) {
        StringBuilder request = new StringBuilder(
                "GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        try {
            Socket socket = RawSocket.connect(port);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            return new RawStream(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data of the next event of this type. */
    JsonObject next(String type) {
        JsonObject event = nextEvent();
        while (!type.equals(event.getString("type", ""))) {
            event = nextEvent();
        }
        return event;
    }

    /** The data of the next event. */
    JsonObject nextEvent() {
        String text = nextText();
        if (text.isEmpty()) {
            throw new AssertionError("The stream has ended");
        }
        return Frames.parse(text);
    }

    /** The next line, whatever it is. */
    String nextLine() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("The stream has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void widen() {
        RawSocket.widen(socket);
    }

    @Override
    public String nextText() {
        try {
            String line = lines.readLine();
            while (line != null && !line.startsWith("data:")) {
                line = lines.readLine();
            }
            // Without the empty line after it an event is not whole.
            boolean whole = line != null && lines.readLine() != null;
            return whole ? line.substring("data:".length()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
}
