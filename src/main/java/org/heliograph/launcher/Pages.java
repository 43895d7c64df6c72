package org.heliograph.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.WebResourceSet;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.JarResourceSet;

/** The static pages that travel below {@code META-INF/resources}, in this jar or in a build's folder of classes. */
final class Pages {
    private static final String INSIDE = "/META-INF/resources";

    private final Path home;

    /** The pages in a jar, or in a folder that would become one. */
    Pages(Path home) {
        this.home = home;
    }

    /** The pages packed together with a class. */
    static Pages besides(Class<?> type) {
        try {
            return new Pages(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path holds an address that is none", e);
        }
    }

    /** Serves them from the root of the application. */
    void addTo(WebResourceRoot resources) {
        if (Files.isRegularFile(home)) {
            resources.addJarResources(new JarResourceSet(resources, "/", home.toString(), INSIDE));
            return;
        }
        Path folder = home.resolve(INSIDE.substring(1));
        if (Files.isDirectory(folder)) {
            WebResourceSet pages = new DirResourceSet(resources, "/", folder.toString(), "/");
            resources.addJarResources(pages);
        }
    }
}
