package org.heliograph.wire.streams;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heliograph.core.Gap;
import org.heliograph.core.Page;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/** One answer to a poll. */
record Poll(Page page, @Nullable Frame gap, Optional<String> state) {
    static <E> Poll of(Stream<E> stream, StreamQuery query) {
        Stream.Begin begin = stream.begin(query);
        Page page = stream.timeline().page(stream.topic(), begin.place(), stream.view(), query.limit());
        return new Poll(
                page,
                gapFrame(stream, begin.gap() == null ? page.gap() : begin.gap()),
                stream.aside().state());
    }

    private static @Nullable Frame gapFrame(Stream<?> stream, @Nullable Gap gap) {
        return gap == null ? null : stream.timeline().encode(gap);
    }

    /** Whether there is nothing to tell. */
    boolean isEmpty() {
        return page.frames().isEmpty() && gap == null;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = body().getBytes(StandardCharsets.UTF_8);
        String tag = tag(body);
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    String body() {
        List<Frame> frames = page.frames();
        String events = frames.stream().map(Frame::text).collect(Collectors.joining(",", "[", "]"));
        return "{\"events\":" + events + ",\"cursor\":\"" + page.cursor() + "\",\"live\":" + page.live() + ",\"gap\":"
                + (gap == null ? "null" : gap.text())
                + state.map(json -> ",\"state\":" + json).orElse("") + "}";
    }

    /** The tag of this answer. */
    String tag() {
        return tag(body().getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] body) {
        return '"' + digest(body) + '"';
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
