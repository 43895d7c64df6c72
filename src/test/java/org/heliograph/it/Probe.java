package org.heliograph.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Map;

/**
 * Travels inside the deployed WAR and tells the tests what only the container's own process can see: its threads, its heap, and which deployments
 * before this one are still held by something.
 */
@WebServlet("/probe/*")
public class Probe extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String DEPLOYMENT = "it.deployment.";

    @Override
    public void init() {
        // A system property outlives the application and a weak reference does not hold it.
        System.getProperties()
                .put(
                        DEPLOYMENT + System.nanoTime(),
                        new WeakReference<>(getClass().getClassLoader()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        PrintWriter out = response.getWriter();
        switch (String.valueOf(request.getPathInfo())) {
            case "/threads" -> threads(out);
            case "/heap" -> out.println(heapAfterCollection());
            case "/deployments" -> out.println(deploymentsAlive());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** One line a thread: its name, then what it is doing, innermost call first. */
    private static void threads(PrintWriter out) {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            StringBuilder line = new StringBuilder(thread.getKey().getName()).append('\t');
            for (StackTraceElement call : thread.getValue()) {
                line.append(call.getClassName())
                        .append('.')
                        .append(call.getMethodName())
                        .append(' ');
            }
            out.println(line);
        }
    }

    private static long heapAfterCollection() {
        collect();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long deploymentsAlive() {
        collect();
        return System.getProperties().entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).startsWith(DEPLOYMENT))
                .filter(entry -> ((WeakReference<?>) entry.getValue()).get() != null)
                .count();
    }

    private static void collect() {
        System.gc();
        System.gc();
    }
}
