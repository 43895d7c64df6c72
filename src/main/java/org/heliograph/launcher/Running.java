package org.heliograph.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.heliograph.server.DrainServlet;

/** A server that takes requests, until closed. Any thread may close it, also twice. */
public final class Running implements AutoCloseable {
    private final Tomcat tomcat;
    private final Context context;
    private final Path scratch;
    private final URI uri;
    private final AtomicBoolean closed = new AtomicBoolean();

    Running(Tomcat tomcat, Context context, Path scratch, URI uri) {
        this.tomcat = tomcat;
        this.context = context;
        this.scratch = scratch;
        this.uri = uri;
    }

    /** Where it is, the context path included; without a slash at the end. */
    public URI uri() {
        return uri;
    }

    /**
     * What the application offers in its context under its type's name.
     *
     * @throws IllegalStateException if it offers nothing of this type
     */
    public <T> T attribute(Class<T> type) {
        Object offered = context.getServletContext().getAttribute(type.getName());
        if (!type.isInstance(offered)) {
            throw new IllegalStateException("There is no " + type.getName());
        }
        return type.cast(offered);
    }

    /** Waits until another thread closes it. */
    public void await() {
        tomcat.getServer().await();
    }

    /** Takes nothing new, ends the application in order, which tells its clients, and lets go of port and files. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // While every servlet is there still: some who wait are answered by another one than the goodbye's.
            DrainServlet.drain(context.getServletContext());
            end(tomcat, scratch);
        }
    }

    static void end(Tomcat tomcat, Path scratch) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The server did not stop in order", e);
        } finally {
            Scratch.delete(scratch);
        }
    }
}
