package org.heliograph.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeliographInitializerTest {
    @TempDir
    Path folder;

    @Test
    void anApplicationThatIsRefusedAfterUsLeavesNothingBehind() throws Exception {
        refused((classes, context) -> {
            throw new ServletException("No");
        });
    }

    @Test
    void soDoesOneThatBreaks() throws Exception {
        refused((classes, context) -> {
            throw new IllegalStateException("No");
        });
    }

    private void refused(ServletContainerInitializer later) throws LifecycleException {
        Path data = folder.resolve("data");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
        try {
            Context context = new StandardContext();
            context.setPath("/failing");
            context.setName("/failing");
            context.addLifecycleListener(new Tomcat.FixContextListener());
            context.addParameter("heliograph.data", data.toString());
            context.addServletContainerInitializer(new HeliographInitializer(), null);
            context.addServletContainerInitializer(later, null);
            try {
                tomcat.getHost().addChild(context);
            } catch (IllegalStateException e) {
                // So it is with one that breaks; one that is refused is only logged.
                assertThat(context.getState()).isEqualTo(LifecycleState.FAILED);
            }
            // As a container does before it deploys the next attempt.
            tomcat.getHost().removeChild(context);
            Settings settings = Settings.read(SettingSources.of(Map.of("heliograph.data", data.toString())));
            HeliographServer.start(settings, false).close();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
