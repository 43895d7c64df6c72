package org.heliograph.cli.party.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The line on which the model listens: as long as it is up, the server knows that the model is there. */
final class Presence implements Runnable {
    private static final int OK = 200;
    private static final int SESSION_OVER = 404;
    private static final String DATA = "data:";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ModelDoor door;
    private final Session session;
    private final Voice voice;

    Presence(ModelDoor door, Session session, Voice voice) {
        this.door = door;
        this.session = session;
        this.voice = voice;
    }

    @Override
    public void run() {
        try {
            while (listened()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if it makes no sense to try again. */
    private boolean listened() throws InterruptedException {
        Optional<String> known = session.id();
        if (known.isEmpty()) {
            return false;
        }
        try {
            HttpResponse<InputStream> response = door.listen(known.get());
            hear(response);
            int status = response.statusCode();
            return status == OK || (status == SESSION_OVER ? session.renewed(known.get()) : status / 100 == 5);
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    private void hear(HttpResponse<InputStream> response) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == OK) {
                lines.lines()
                        .filter(line -> line.startsWith(DATA))
                        .forEach(
                                line -> voice.tell(line.substring(DATA.length()).strip()));
            }
        }
    }
}
