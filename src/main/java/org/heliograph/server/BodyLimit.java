package org.heliograph.server;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** Stops reading a request's body where it becomes too long, whatever its head says. */
public class BodyLimit implements ContainerRequestFilter {
    @Context
    @Nullable
    ServletContext context;

    @Override
    public void filter(ContainerRequestContext request) {
        int limit = limit();
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), limit));
        }
    }

    private int limit() {
        Object server = context == null ? null : context.getAttribute(HeliographServer.class.getName());
        if (server instanceof HeliographServer running) {
            return running.settings().limits().body();
        }
        throw new ServiceUnavailableException("The server is starting or stopping");
    }

    private static RefusedException tooLarge(int limit) {
        return RefusedException.tooLarge("The body is over " + limit + " bytes");
    }

    private static final class Limited extends FilterInputStream {
        private final int limit;
        private long read;

        Limited(InputStream in, int limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            read += n;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
