package org.heliograph.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built WAR as the tests deploy it: at {@code /push}, with a data directory of its own and settings as context parameters. */
final class Deployments {
    /** The name of the archive is its context path, on every container. */
    static final String NAME = "push.war";

    /** Tells a Tomcat that runs in the tests' own process to leave their class path alone: there are endpoints on it too. */
    private static final StringAsset OWN_CLASSES_ALONE =
            new StringAsset("<Context><JarScanner scanClassPath=\"false\"/></Context>");

    private Deployments() {}

    /** The WAR open to everybody; settings as {@code name, value, …} below {@code heliograph.}. */
    static WebArchive open(String data, String... settings) {
        return war(NAME, parameter("auth.ops", "open") + parameters(data, settings));
    }

    /** The WAR as it comes: who wants something must show a token. */
    static WebArchive guarded(String data, String... settings) {
        return war(NAME, parameters(data, settings));
    }

    /** An archive with this descriptor that finds its components in itself alone. */
    static WebArchive described(WebArchive war, String descriptor) {
        return war.setWebXML(new StringAsset(descriptor)).addAsManifestResource(OWN_CLASSES_ALONE, "context.xml");
    }

    /** An archive's descriptor that holds nothing but settings. */
    static String descriptor(String parameters) {
        return "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + parameters + "</web-app>";
    }

    /** Settings as context parameters, and a data directory of this name. */
    static String parameters(String data, String... settings) {
        StringBuilder parameters =
                new StringBuilder(parameter("data", data(data).toString()));
        for (int i = 0; i < settings.length; i += 2) {
            parameters.append(parameter(settings[i], settings[i + 1]));
        }
        return parameters.toString();
    }

    /** Where a deployment keeps its data; below the build's own directory, so that {@code clean} takes it along. */
    static Path data(String name) {
        return Path.of(System.getProperty("it.work"), "data", name);
    }

    /** Forgets what an earlier run left behind. */
    static void forget(String name) {
        Path directory = data(name);
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String parameter(String name, String value) {
        return "<context-param><param-name>heliograph." + name + "</param-name><param-value>" + value
                + "</param-value></context-param>";
    }

    private static WebArchive war(String name, String parameters) {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, name)
                .importFrom(new File(System.getProperty("it.war")))
                .as(WebArchive.class)
                .addClass(Probe.class);
        return described(war, descriptor(parameters));
    }
}
