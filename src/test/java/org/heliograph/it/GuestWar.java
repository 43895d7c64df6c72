package org.heliograph.it;

import java.io.File;
import java.nio.file.Path;
import org.heliograph.it.guest.GreetingResource;
import org.heliograph.it.guest.GuestApplication;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Somebody else's application, with the classes artifact among its libraries and the examples of docs/embedding.md. */
final class GuestWar {
    private static final String LIBRARIES = "/WEB-INF/lib/";

    private GuestWar() {}

    /** With settings as {@code name, value, …} below {@code heliograph.}; without a page. */
    static WebArchive war(String data, String... settings) {
        File classes = new File(System.getProperty("it.classes"));
        WebArchive war = ShrinkWrap.create(WebArchive.class, Deployments.NAME)
                .addClasses(GuestApplication.class, GreetingResource.class)
                .addAsLibrary(classes);
        Deployments.described(
                war,
                Deployments.descriptor(
                        Deployments.parameter("auth.ops", "open") + Deployments.parameters(data, settings)));
        addLibraries(war);
        return war.merge(examples(classes), "/WEB-INF/classes");
    }

    /** What the artifact depends on, as Maven would put it into the WAR: all but our own jar. */
    private static void addLibraries(WebArchive war) {
        ShrinkWrap.create(ZipImporter.class, "built.war")
                .importFrom(new File(System.getProperty("it.war")))
                .as(WebArchive.class)
                .getContent(
                        path -> path.get().startsWith(LIBRARIES) && !path.get().contains("/heliograph-"))
                .forEach((path, node) -> {
                    if (node.getAsset() != null) {
                        war.add(node.getAsset(), path);
                    }
                });
    }

    private static JavaArchive examples(File classes) {
        Path compiled = Example.compiled(
                Path.of("docs", "embedding.md"),
                Path.of(System.getProperty("it.work"), "examples"),
                System.getProperty("java.class.path") + File.pathSeparator + classes);
        return ShrinkWrap.create(ExplodedImporter.class, "examples.jar")
                .importDirectory(compiled.toFile())
                .as(JavaArchive.class);
    }
}
