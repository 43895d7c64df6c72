package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import org.heliograph.it.guest.GreetingResource;
import org.heliograph.it.guest.GuestApplication;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody else's application, with the classes artifact among its libraries and the examples of docs/embedding.md. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("A foreign WAR with the classes jar")
class ForeignWarIT {
    private static final String LIBRARIES = "/WEB-INF/lib/";
    private static final String FORM = "application/x-www-form-urlencoded";

    @ArquillianResource
    private URL deployed;

    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("foreign");
        File classes = new File(System.getProperty("it.classes"));
        WebArchive war = ShrinkWrap.create(WebArchive.class, Deployments.NAME)
                .addClasses(GuestApplication.class, GreetingResource.class)
                .addAsWebResource(new StringAsset("<p>the guest's own page</p>"), "index.html")
                .addAsLibrary(classes);
        Deployments.described(
                war,
                Deployments.descriptor(Deployments.parameter("auth.ops", "open") + Deployments.parameters("foreign")));
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

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    @Test
    @DisplayName("The guest's own application, servlet and page are as they were")
    void guestIsUndisturbed() {
        assertThat(site.get("guest/greeting").body()).isEqualTo("hello from the guest");
        assertThat(site.get("").body()).contains("the guest's own page");
    }

    @Test
    @DisplayName("It has every door: WebSocket, HTTP, stream, page, module and operations")
    void hasEveryDoor() {
        try (TyrusSocket socket = site.socket("api/ws/doors")) {
            socket.next("connected");
            assertThat(site.say("doors", "ann", "hello").statusCode()).isEqualTo(200);
            socket.next("message");
        }
        assertThat(site.json("api/streams/channel/doors").getJsonArray("events"))
                .hasSize(1);
        assertThat(site.get("channels/").statusCode()).isEqualTo(200);
        assertThat(site.get("health/ready").statusCode()).isEqualTo(200);
        assertThat(site.get("metrics").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("The examples of docs/embedding.md publish and follow")
    void examplesRun() {
        try (TyrusSocket socket = site.socket("api/ws/news")) {
            socket.next("connected");

            assertThat(site.post("headlines", "headline=Rain+at+last", "Content-Type", FORM)
                            .statusCode())
                    .isEqualTo(201);

            assertThat(socket.next("message").getJsonObject("data").getString("content"))
                    .isEqualTo("Rain at last");
            await().untilAsserted(() ->
                    assertThat(site.get("guest/archive").body().lines()).containsOnlyOnce("Rain at last"));
        }
    }

    @Test
    @DisplayName("@Inject works where there is CDI, and breaks nothing where there is none")
    void injection() {
        boolean cdi = System.getProperty("arquillian.launch").startsWith("payara");

        assertThat(site.post("bulletins", "bulletin=More+rain", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(cdi ? 201 : 501);
    }
}
