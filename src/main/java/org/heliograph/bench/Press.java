package org.heliograph.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes the publishers of a run and opens their doors. */
final class Press {
    private static final int WITNESSES = 8;

    private final Rig rig;
    private final Load load;
    private final int run;
    private final byte[] mark;
    private final Troubles troubles;

    Press(Rig rig, Load load, int run, Troubles troubles) {
        this.rig = rig;
        this.load = load;
        this.run = run;
        this.mark = Stamp.mark(run);
        this.troubles = troubles;
    }

    /** Makes those known who must be known before they are followed. */
    void introduce() throws IOException {
        if (load.audience().transport() == Transport.BOT) {
            try (HttpLink link = new HttpLink(rig.target())) {
                for (int topic = 0; topic < load.audience().topics(); topic++) {
                    link.put("/api/bot/" + Crowd.channel(run, topic));
                }
            }
        }
    }

    /** Returns when the publishers' own sockets, if they have any, follow their channels. */
    List<Publisher> publishers(Crowd crowd) throws IOException, InterruptedException {
        Traffic traffic = load.traffic();
        List<List<Client>> witnesses = witnesses(crowd.clients());
        List<Publisher> publishers = new ArrayList<>();
        for (int p = 0; p < traffic.publishers(); p++) {
            int[] topics = topics(p);
            int lane = p / load.audience().topics();
            Publisher.Progress progress = topic -> slowest(witnesses.get(topic), lane);
            Sender sender = sender(crowd, p, topics);
            double share = traffic.rate() / traffic.publishers();
            publishers.add(new Publisher(topics, share, traffic.window(), sender, progress, troubles));
        }
        crowd.awaitReady();
        return publishers;
    }

    /** Topics are dealt out; where there are more publishers, several share one. */
    private int[] topics(int publisher) {
        int topics = load.audience().topics();
        int publishers = load.traffic().publishers();
        return publishers > topics
                ? new int[] {publisher % topics}
                : IntStream.range(0, topics)
                        .filter(t -> t % publishers == publisher)
                        .toArray();
    }

    private Sender sender(Crowd crowd, int publisher, int[] topics) throws IOException {
        return switch (load.traffic().door()) {
            case WS -> overSockets(publisher, topics, topic -> crowd.add(topic, Pace.HEALTHY, null));
            // Subscriber number n follows topic n modulo the topics: the first ones follow one topic each.
            case SELF -> overSockets(publisher, topics, topic -> crowd.clients().get(topic));
            case HTTP -> overHttp(publisher, false);
            case BATCH -> overHttp(publisher, true);
            case TASK -> overTasks(publisher, topics);
        };
    }

    private Sender overSockets(int publisher, int[] topics, IntFunction<Client> socket) {
        Map<Integer, Client> sockets = new HashMap<>();
        for (int topic : topics) {
            sockets.put(topic, socket.apply(topic));
        }
        return new SocketSender(sockets, message(publisher, "\"type\":\"message\",", ""));
    }

    /** A way to tell every topic a lot at once. */
    Sender wholesale() throws IOException {
        int topics = load.audience().topics();
        return load.traffic().door() == Door.TASK
                ? overTasks(0, IntStream.range(0, topics).toArray())
                : overHttp(0, true);
    }

    private Sender overTasks(int publisher, int[] topics) throws IOException {
        Map<Integer, String> bots = new HashMap<>();
        for (int topic : topics) {
            bots.put(topic, Crowd.channel(run, topic));
        }
        String before = "{\"source\":\"file\",\"response\":\"";
        Message message = new Message(mark, publisher, before, load.traffic().size(), "\"}");
        return new TaskSender(new HttpLink(rig.target()), bots, publisher, message);
    }

    private Sender overHttp(int publisher, boolean batches) throws IOException {
        Message[] messages = new Message[load.audience().topics()];
        for (int topic = 0; topic < messages.length; topic++) {
            String channel = "\"channel_id\":\"" + Crowd.channel(run, topic) + "\",";
            messages[topic] = message(publisher, channel, batches ? "\n" : "");
        }
        return new PostSender(new HttpLink(rig.target()), messages, batches);
    }

    private Message message(int publisher, String head, String tail) {
        String before = "{" + head + "\"author\":\"bench\",\"content\":\"";
        return new Message(mark, publisher, before, load.traffic().size(), "\"}" + tail);
    }

    /** A few followers of each topic, spread over all of it, by which a publisher sees how far it is ahead. */
    private List<List<Client>> witnesses(List<Client> clients) {
        int topics = load.audience().topics();
        int followers = load.audience().subscribers() / topics;
        int step = Math.max(1, followers / WITNESSES);
        return IntStream.range(0, topics)
                .mapToObj(topic -> IntStream.range(0, followers)
                        .filter(i -> i % step == 0)
                        .mapToObj(i -> clients.get(i * topics + topic))
                        .toList())
                .toList();
    }

    private static int slowest(List<Client> witnesses, int lane) {
        int seen = Integer.MAX_VALUE;
        for (Client witness : witnesses) {
            seen = Math.min(
                    seen, witness.isGone() ? Integer.MAX_VALUE : witness.order().next(lane));
        }
        return seen;
    }
}
