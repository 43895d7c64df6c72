package org.heliograph.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.websocket.server.ServerEndpoint;

/** Who may know whom. The applications to come are named already: their folders are bound as soon as they are there. */
@AnalyzeClasses(packages = "org.heliograph", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
    /** What hosts write into folders is read here. */
    private static final String CAMPAIGNS = "org.heliograph.party.campaign..";

    private static final String[] APPLICATIONS = {
        "org.heliograph.channels",
        "org.heliograph.bots",
        "org.heliograph.plans",
        "org.heliograph.party",
        "org.heliograph.party.tokens..",
        "org.heliograph.party.invitation..",
        CAMPAIGNS
    };

    /** What is dropped into folders comes in by this door. */
    private static final String FILES = "org.heliograph.bots.files..";

    /** Files that only their owner may read, and the tokens of parties, which lie in such. */
    private static final String[] SECRETS = {"org.heliograph.core.secret..", "org.heliograph.party.tokens.."};

    private static final String[] DOORS = {
        "org.heliograph.channels.web..",
        "org.heliograph.bots.web..",
        FILES,
        "org.heliograph.plans.web..",
        "org.heliograph.party.web.."
    };

    @ArchTest
    static final ArchRule everyLayerKnowsOnlyThoseBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("secret")
            .definedBy("org.heliograph.core.secret..")
            .layer("log")
            .definedBy("org.heliograph.core.log..")
            .layer("hub")
            .definedBy("org.heliograph.core.hub..")
            .layer("connection")
            .definedBy("org.heliograph.core.connection..")
            .layer("timeline")
            .definedBy("org.heliograph.core")
            .layer("access")
            .definedBy("org.heliograph.access..")
            .layer("wire")
            .definedBy("org.heliograph.wire..")
            .layer("applications")
            .definedBy(APPLICATIONS)
            .layer("doors")
            .definedBy(DOORS)
            .layer("java door")
            .definedBy("org.heliograph")
            .layer("server")
            .definedBy("org.heliograph.server..")
            .layer("launcher")
            .definedBy("org.heliograph.launcher..")
            .layer("bench")
            .definedBy("org.heliograph.bench..")
            .layer("cli")
            .definedBy("org.heliograph.cli..")
            .whereLayer("secret")
            .mayNotAccessAnyLayer()
            .whereLayer("log")
            .mayNotAccessAnyLayer()
            .whereLayer("connection")
            .mayNotAccessAnyLayer()
            .whereLayer("hub")
            .mayOnlyAccessLayers("log")
            .whereLayer("timeline")
            .mayOnlyAccessLayers("log", "hub", "connection")
            .whereLayer("access")
            .mayOnlyAccessLayers("timeline")
            .whereLayer("wire")
            .mayOnlyAccessLayers("access", "timeline", "hub", "connection", "log")
            .whereLayer("applications")
            .mayOnlyAccessLayers("timeline", "hub", "connection", "log", "secret")
            .whereLayer("doors")
            .mayOnlyAccessLayers("applications", "wire", "access", "timeline", "hub", "connection", "log")
            .whereLayer("doors")
            .mayOnlyBeAccessedByLayers("server", "launcher")
            .whereLayer("java door")
            .mayOnlyAccessLayers("applications", "timeline", "log")
            .whereLayer("java door")
            .mayOnlyBeAccessedByLayers("server", "cli")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("launcher", "cli")
            .whereLayer("launcher")
            .mayOnlyBeAccessedByLayers("cli", "bench")
            .whereLayer("bench")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule noPackageStandsInACycle =
            slices().matching("org.heliograph.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule applicationsNeverImportEachOther = slices().matching(
                    "org.heliograph.(bots|channels|party|plans)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theCoreIsPlainJava = classes()
            .that()
            .resideInAPackage("org.heliograph.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.heliograph.core..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule applicationsKnowNoContainer = noClasses()
            .that()
            .resideInAnyPackage(APPLICATIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.websocket..", "jakarta.servlet..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule webSocketsAreKnownInFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.heliograph.wire..",
                    "org.heliograph.*.web..",
                    "org.heliograph.server..",
                    "org.heliograph.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.websocket..");

    @ArchTest
    static final ArchRule servletsAreKnownInFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.heliograph",
                    "org.heliograph.wire..",
                    "org.heliograph.*.web..",
                    "org.heliograph.server..",
                    "org.heliograph.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule resourcesStandAtTheDoors = noClasses()
            .that()
            .resideOutsideOfPackages("org.heliograph.*.web..", "org.heliograph.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule filesKnowNoSockets = noClasses()
            .that()
            .resideInAPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.websocket..", "jakarta.servlet..", "jakarta.ws.rs..", "org.heliograph.*.web..");

    @ArchTest
    static final ArchRule endpointsStandAtTheDoors = classes()
            .that()
            .areAnnotatedWith(ServerEndpoint.class)
            .should()
            .resideInAnyPackage(DOORS)
            .andShould()
            .beAssignableTo("org.heliograph.wire.PushEndpoint");

    @ArchTest
    static final ArchRule onlyTheLauncherKnowsTomcat = noClasses()
            .that()
            .resideOutsideOfPackages("org.heliograph.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..");

    @ArchTest
    static final ArchRule whatModelsSpeakMayBeAbsent = noClasses()
            .that()
            .resideOutsideOfPackage("org.heliograph.party.web.mcp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..", "org.reactivestreams..", "tools.jackson..");

    @ArchTest
    static final ArchRule onlyTheLogDroppedFilesAndTheRootTouchFiles = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.heliograph.core.log..",
                    FILES,
                    CAMPAIGNS,
                    "org.heliograph.server..",
                    "org.heliograph.launcher..",
                    "org.heliograph.cli..",
                    "org.heliograph.bench..")
            .and()
            .resideOutsideOfPackages(SECRETS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|FileReader|FileWriter|FileInputStream|FileOutputStream|RandomAccessFile)");
}
