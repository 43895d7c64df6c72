package org.heliograph.server.access;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a server sent back: the head as it stood on the wire, and the rest. */
record Answer(int status, List<String> head, String body) {
    static Answer read(InputStream stream) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream);
        List<String> head = new ArrayList<>();
        String status = line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        int code = Integer.parseInt(status.split(" ")[1]);
        Answer answer = new Answer(code, head, "");
        return new Answer(code, head, code == 101 ? textFrame(in) : answer.rest(in));
    }

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ": ";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** A refused handshake leaves the connection open, so the length counts where there is one. */
    private String rest(InputStream in) throws IOException {
        Optional<String> length = header("Content-Length");
        byte[] bytes = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server hung up after: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** The first frame of a WebSocket: a short text, which a server does not mask. */
    private static String textFrame(InputStream in) throws IOException {
        if (in.read() != 0x81) {
            throw new IOException("The first frame is no whole text");
        }
        int length = in.read();
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
