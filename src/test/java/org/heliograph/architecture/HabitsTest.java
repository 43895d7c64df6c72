package org.heliograph.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.json.Json;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.heliograph.core.connection.Push;

/** Time, threads, statics, names and messages, as the whole project keeps them. */
@AnalyzeClasses(packages = "org.heliograph", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {
    private static final String NOT_WORDS = ".*(Manager|Helper|Util|Utils|Handler|Impl|Processor|Info|Common)(\\$.*)?";

    /** Programs of their own, which are their own composition roots. */
    private static final String[] PROGRAMS = {
        "org.heliograph.cli..", "org.heliograph.launcher..", "org.heliograph.bench.."
    };

    private static final DescribedPredicate<JavaClass> THE_ROOT = DescribedPredicate.describe(
            "the composition root",
            c -> Stream.of("HeliographServer", "Threads")
                    .map("org.heliograph.server."::concat)
                    .anyMatch(name -> c.getName().equals(name) || c.getName().startsWith(name + "$")));

    /** A step that is told where to run makes no thread and borrows none of the process. */
    private static final DescribedPredicate<JavaAccess<?>> GIVEN_ITS_THREADS = DescribedPredicate.describe(
            "on an executor passed in",
            access -> access instanceof JavaCall<?> call
                    && call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Executor.class)));

    @ArchTest
    static final ArchRule onlyTheRootReadsTheTime = noClasses()
            .that(DescribedPredicate.not(THE_ROOT))
            .and()
            .resideOutsideOfPackages(PROGRAMS)
            .should()
            .accessTargetWhere(targetOwner(type(Clock.class)).and(target(nameMatching("system.*|tick.*"))))
            .orShould()
            .accessTargetWhere(targetOwner(type(System.class)).and(target(nameMatching("nanoTime|currentTimeMillis"))))
            .orShould()
            .accessTargetWhere(targetOwner(assignableTo(Temporal.class)).and(target(nameMatching("now"))));

    /** Each of these calls searches all jars for a provider, and fails when a container that stops has taken them away. */
    @ArchTest
    static final ArchRule jsonIsLookedUpOnce = noClasses()
            .that()
            .resideOutsideOfPackages(PROGRAMS)
            .should()
            .callMethodWhere(targetOwner(type(Json.class))
                    .and(target(nameMatching(
                            "create(Object|Array)Builder|createValue|create(Reader|Parser|Writer)|create.*Patch"))))
            .because("a JsonProvider that is kept does the same");

    @ArchTest
    static final ArchRule onlyTheRootMakesThreads = noClasses()
            .that(DescribedPredicate.not(THE_ROOT))
            .and()
            .resideOutsideOfPackages(PROGRAMS)
            .should()
            .accessTargetWhere(targetOwner(assignableTo(Thread.class)
                            .or(assignableTo(ExecutorService.class))
                            .or(assignableTo(Timer.class)))
                    .and(target(nameMatching("<init>"))))
            .orShould()
            .accessTargetWhere(targetOwner(type(Executors.class)))
            .orShould()
            .accessTargetWhere(targetOwner(type(ForkJoinPool.class)))
            .orShould()
            .accessTargetWhere(targetOwner(type(CompletableFuture.class))
                    .and(target(nameMatching(".*Async|delayedExecutor|orTimeout|completeOnTimeout")))
                    .and(DescribedPredicate.not(GIVEN_ITS_THREADS)))
            .orShould()
            .accessTargetWhere(target(nameMatching("parallelStream|parallel")));

    @ArchTest
    static final ArchRule noStaticHoldsState = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and(DescribedPredicate.<JavaField>describe(
                    "are not the map from a web application to its endpoints",
                    field -> !field.getFullName().equals("org.heliograph.wire.EndpointConfigurator.BY_APPLICATION")))
            .should()
            .beFinal()
            .andShould(beConstant());

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes().should().haveNameNotMatching(NOT_WORDS);

    @ArchTest
    static final ArchRule messagesAreRecords = classes()
            .that()
            .areAssignableTo(Push.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule requestsAreRecordsInSealedInterfaces = classes()
            .that()
            .haveNameMatching("org\\.heliograph\\..*\\.web\\.\\w+Request")
            .should(beSealedOverRecords());

    @ArchTest
    static final ArchRule whatIsSaidHasAType = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "org.heliograph.core..",
                    "org.heliograph.wire..",
                    "org.heliograph.access..",
                    "org.heliograph.channels..",
                    "org.heliograph.bots..",
                    "org.heliograph.plans..",
                    "org.heliograph.party..")
            .should(notSpeakInMaps());

    private static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("hold what cannot change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean changes = Stream.of(
                                ThreadLocal.class,
                                Random.class,
                                StringBuilder.class,
                                Executor.class,
                                Thread.class,
                                java.util.concurrent.locks.Lock.class,
                                java.util.Date.class)
                        .anyMatch(type::isAssignableTo);
                changes |= type.getPackageName().startsWith("java.util.concurrent.atomic");
                changes |= type.isArray() && isOpenToOthers(field);
                changes |= (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                        && !isUnmodifiable(value(field));
                if (changes) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " can change"));
                }
            }
        };
    }

    private static boolean isOpenToOthers(JavaField field) {
        return field.getModifiers().contains(JavaModifier.PUBLIC)
                || field.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Object value(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isUnmodifiable(Object collection) {
        String name = collection.getClass().getName();
        return name.startsWith("java.util.ImmutableCollections$")
                || name.startsWith("java.util.Collections$Unmodifiable");
    }

    private static ArchCondition<JavaClass> beSealedOverRecords() {
        return new ArchCondition<>("be sealed interfaces over records") {
            @Override
            public void check(JavaClass requests, ConditionEvents events) {
                Class<?> type = requests.reflect();
                boolean good = type.isSealed()
                        && List.of(type.getPermittedSubclasses()).stream().allMatch(Class::isRecord);
                if (!good) {
                    events.add(SimpleConditionEvent.violated(
                            requests, requests.getName() + " is no sealed interface over records"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> notSpeakInMaps() {
        return new ArchCondition<>("not take or give a Map<String, Object>") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream<JavaType> types =
                        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
                if (types.anyMatch(HabitsTest::isMapOfAnything)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " speaks in maps"));
                }
            }
        };
    }

    private static boolean isMapOfAnything(JavaType type) {
        return type instanceof JavaParameterizedType map
                && map.toErasure().isAssignableTo(Map.class)
                && map.getActualTypeArguments().size() == 2
                && map.getActualTypeArguments().get(0).toErasure().isEquivalentTo(String.class)
                && map.getActualTypeArguments().get(1).toErasure().isEquivalentTo(Object.class);
    }
}
