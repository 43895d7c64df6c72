package org.heliograph.support;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.heliograph.server.access.AccessControl;
import org.heliograph.server.access.AccessFilter;

/** A real Tomcat with one servlet of ours behind the access filter. */
public final class ServletServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    /** Starts it; the attributes are what the servlet finds in its context, by type. */
    public ServletServer(
            Path folder, AccessControl access, HttpServlet servlet, List<String> paths, Object... attributes)
            throws LifecycleException {
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        access.offerTo(context.getServletContext());
        for (Object attribute : attributes) {
            context.getServletContext().setAttribute(attribute.getClass().getName(), attribute);
        }
        FilterDef filter = new FilterDef();
        filter.setFilterName("access");
        filter.setFilter(new AccessFilter());
        context.addFilterDef(filter);
        FilterMap everything = new FilterMap();
        everything.setFilterName("access");
        everything.addURLPattern("/*");
        context.addFilterMap(everything);
        Wrapper wrapper = Tomcat.addServlet(context, "servlet", servlet);
        paths.forEach(wrapper::addMapping);
        tomcat.start();
    }

    /** Asks for a path, with these headers: name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
