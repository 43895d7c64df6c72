/*
 * The limit: how cheap can it be to hand a message to many WebSockets on this machine?
 *
 * One thread, epoll, no storage, no parsing of what it forwards. It speaks as much of the channel protocol as the load
 * generator needs: WS /api/ws/{channel}, whose first frame is "connected", and whose text frames go to everyone on the
 * channel, the sender too, dressed as a message with id, seq and cursor so that as many bytes leave as from a real one.
 *
 *   fanout [--port N] [--joined]
 *
 * Without --joined each delivery is one send(); with it, all that came in one read leaves in one send() to each reader.
 * Prints "Limit ready at http://127.0.0.1:PORT". A reader that takes nothing blocks everyone: it is a limit, no server.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { IN_SIZE = 64 * 1024, OUT_SIZE = 256 * 1024, FRAME_MAX = 20 * 1024, BUCKETS = 4096, PATIENCE_MS = 20000 };

struct client;

struct channel {
    char name[160];
    struct client **readers;
    int count, room;
    unsigned long seq;
    struct channel *next;
};

struct client {
    int fd, open, place; /* place: index among its channel's readers */
    struct channel *channel;
    unsigned char *rest; /* what the last read left over */
    int rest_length;
};

static struct channel *channels[BUCKETS];
static int epoll_fd, joined;
static unsigned char in[IN_SIZE * 2], out[OUT_SIZE];
static int out_length;

/* --- SHA-1 and base64, for the handshake --- */

static uint32_t rol(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void sha1(const unsigned char *data, size_t length, unsigned char digest[20]) {
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    unsigned char padded[256] = {0};
    size_t total = (length + 8) / 64 * 64 + 64;
    memcpy(padded, data, length);
    padded[length] = 0x80;
    for (int i = 0; i < 8; i++) padded[total - 1 - i] = (unsigned char)((uint64_t)length * 8 >> (8 * i));
    for (size_t block = 0; block < total; block += 64) {
        uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
        for (int i = 0; i < 16; i++) {
            const unsigned char *p = padded + block + 4 * i;
            w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
        }
        for (int i = 16; i < 80; i++) w[i] = rol(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        for (int i = 0; i < 80; i++) {
            uint32_t f = i < 20 ? ((b & c) | (~b & d)) : i < 40 ? (b ^ c ^ d) : i < 60 ? ((b & c) | (b & d) | (c & d)) : (b ^ c ^ d);
            uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
            uint32_t t = rol(a, 5) + f + e + k + w[i];
            e = d, d = c, c = rol(b, 30), b = a, a = t;
        }
        h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
    }
    for (int i = 0; i < 20; i++) digest[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64(const unsigned char *data, int length, char *text) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < length; i += 3) {
        uint32_t v = (uint32_t)data[i] << 16 | (i + 1 < length ? data[i + 1] << 8 : 0) | (i + 2 < length ? data[i + 2] : 0);
        *text++ = digits[v >> 18 & 63];
        *text++ = digits[v >> 12 & 63];
        *text++ = i + 1 < length ? digits[v >> 6 & 63] : '=';
        *text++ = i + 2 < length ? digits[v & 63] : '=';
    }
    *text = 0;
}

/* --- channels and their readers --- */

static struct channel *channel_named(const char *name) {
    unsigned hash = 5381;
    for (const char *p = name; *p; p++) hash = hash * 33 + (unsigned char)*p;
    struct channel **at = &channels[hash % BUCKETS];
    while (*at && strcmp((*at)->name, name)) at = &(*at)->next;
    if (!*at) {
        *at = calloc(1, sizeof **at);
        snprintf((*at)->name, sizeof (*at)->name, "%s", name);
    }
    return *at;
}

static void join(struct client *client, struct channel *channel) {
    if (channel->count == channel->room) {
        channel->room = channel->room ? 2 * channel->room : 8;
        channel->readers = realloc(channel->readers, sizeof *channel->readers * (size_t)channel->room);
    }
    client->channel = channel;
    client->place = channel->count;
    channel->readers[channel->count++] = client;
}

/* Closes the socket. The memory stays: the batch of events at hand may still name it. */
static void leave(struct client *client) {
    struct channel *channel = client->channel;
    if (channel) {
        struct client *last = channel->readers[--channel->count];
        channel->readers[client->place] = last;
        last->place = client->place;
        client->channel = NULL;
    }
    if (client->fd >= 0) close(client->fd);
    client->fd = -1;
}

/* Everything or nothing; waits for a reader whose buffer is full. */
static int send_all(int fd, const unsigned char *bytes, int length) {
    while (length > 0) {
        ssize_t sent = send(fd, bytes, (size_t)length, MSG_NOSIGNAL);
        if (sent > 0) {
            bytes += sent, length -= (int)sent;
        } else if (errno == EAGAIN) {
            struct pollfd wait = {fd, POLLOUT, 0};
            if (poll(&wait, 1, PATIENCE_MS) <= 0) return -1;
        } else if (errno != EINTR) {
            return -1;
        }
    }
    return 0;
}

static void deliver(struct channel *channel) {
    for (int i = channel->count - 1; i >= 0; i--) {
        struct client *reader = channel->readers[i];
        if (send_all(reader->fd, out, out_length)) leave(reader);
    }
    out_length = 0;
}

/* --- frames --- */

static int header(unsigned char *to, int opcode, int length) {
    to[0] = (unsigned char)(0x80 | opcode);
    if (length < 126) {
        to[1] = (unsigned char)length;
        return 2;
    }
    to[1] = 126, to[2] = (unsigned char)(length >> 8), to[3] = (unsigned char)length;
    return 4;
}

/* {"type":"message",REST} becomes {"type":"message","data":{...,REST,"cursor":"..."} */
static void forward(struct client *from, const unsigned char *text, int length) {
    static const char type[] = "{\"type\":\"message\",";
    char json[FRAME_MAX + 512];
    struct channel *channel = from->channel;
    if (length < (int)sizeof type || memcmp(text, type, sizeof type - 1)) return;
    unsigned long seq = ++channel->seq;
    int n = snprintf(json, sizeof json,
                     "{\"type\":\"message\",\"data\":{\"id\":\"%022lx\",\"seq\":%lu,\"channel_id\":\"%s\",\"lane\":null,"
                     "\"provider\":null,\"token_count\":null,\"timestamp\":\"2026-01-01T00:00:00.000000Z\",%.*s"
                     ",\"cursor\":\"%026lx\"}",
                     seq, seq, channel->name, length - (int)sizeof type + 1, text + sizeof type - 1, seq);
    if (out_length + n + 4 > OUT_SIZE) deliver(channel);
    out_length += header(out + out_length, 1, n);
    memcpy(out + out_length, json, (size_t)n);
    out_length += n;
    if (!joined) deliver(channel);
}

/* Takes whole frames; returns how many bytes it used, -1 to end the connection. */
static int frames(struct client *client, unsigned char *bytes, int length) {
    int at = 0;
    while (length - at >= 6) {
        unsigned char *frame = bytes + at;
        int opcode = frame[0] & 15, size = frame[1] & 127, head = 2;
        if (!(frame[1] & 128) || size == 127) return -1;
        if (size == 126) size = frame[2] << 8 | frame[3], head = 4;
        if (size > FRAME_MAX) return -1;
        if (length - at < head + 4 + size) break;
        unsigned char *mask = frame + head, *payload = mask + 4;
        for (int i = 0; i < size; i++) payload[i] ^= mask[i & 3];
        at += head + 4 + size;
        if (opcode == 8) return -1;
        if (opcode == 1) forward(client, payload, size);
        if (opcode == 9) {
            unsigned char pong[FRAME_MAX];
            int n = header(pong, 10, size);
            memcpy(pong + n, payload, (size_t)size);
            if (send_all(client->fd, pong, n + size)) return -1;
        }
        if (client->fd < 0) return -1;
    }
    if (client->channel && out_length) deliver(client->channel);
    return client->fd < 0 ? -1 : at;
}

static int handshake(struct client *client, unsigned char *bytes, int length) {
    unsigned char *end = memmem(bytes, (size_t)length, "\r\n\r\n", 4), digest[20];
    char name[160], key[128], answer[1024], accept_key[40], *at;
    if (!end) return length > 8192 ? -1 : 0;
    *end = 0;
    at = strcasestr((char *)bytes, "sec-websocket-key:");
    if (!at || sscanf(at + 18, " %60s", key) != 1 || sscanf((char *)bytes, "GET /api/ws/%150[^ ?]", name) != 1) return -1;
    strcat(key, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    sha1((unsigned char *)key, strlen(key), digest);
    base64(digest, 20, accept_key);
    int n = snprintf(answer, sizeof answer,
                     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: %s\r\n\r\n", accept_key);
    char hello[300];
    int size = snprintf(hello, sizeof hello, "{\"type\":\"connected\",\"channel_id\":\"%s\",\"cursor\":\"0\"}", name);
    n += header((unsigned char *)answer + n, 1, size);
    memcpy(answer + n, hello, (size_t)size);
    client->open = 1;
    join(client, channel_named(name));
    return send_all(client->fd, (unsigned char *)answer, n + size) ? -1 : (int)(end + 4 - bytes);
}

/* --- the loop --- */

static void readable(struct client *client) {
    if (client->fd >= 0) {
        int have = client->rest_length;
        if (have) memcpy(in, client->rest, (size_t)have);
        ssize_t got = recv(client->fd, in + have, IN_SIZE, 0);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        int used = -1;
        if (got > 0) {
            have += (int)got;
            used = client->open ? frames(client, in, have) : handshake(client, in, have);
        }
        if (used >= 0) {
            free(client->rest);
            client->rest_length = have - used;
            client->rest = client->rest_length ? malloc((size_t)client->rest_length) : NULL;
            if (client->rest) memcpy(client->rest, in + used, (size_t)client->rest_length);
            return;
        }
    }
    if (client->channel && out_length) deliver(client->channel);
    out_length = 0;
    leave(client);
    free(client->rest);
    free(client);
}

static void accept_all(int listener) {
    for (;;) {
        int one = 1, fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) return;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct client *client = calloc(1, sizeof *client);
        client->fd = fd;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = client};
        epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
    }
}

int main(int argc, char **argv) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--joined")) {
            joined = 1;
        } else if (!strcmp(argv[i], "--port") && i + 1 < argc) {
            address.sin_port = htons((uint16_t)atoi(argv[++i]));
        } else {
            fprintf(stderr, "Usage: fanout [--port N] [--joined]\n");
            return 2;
        }
    }
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096)) {
        perror("fanout");
        return 1;
    }
    getsockname(listener, (struct sockaddr *)&address, &size);
    printf("Limit ready at http://127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[256];
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int n = epoll_wait(epoll_fd, events, 256, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.ptr) {
                readable(events[i].data.ptr);
            } else {
                accept_all(listener);
            }
        }
    }
}
