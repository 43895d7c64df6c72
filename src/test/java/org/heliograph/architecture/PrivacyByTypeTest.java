package org.heliograph.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.heliograph.core.Recorded;
import org.heliograph.core.connection.Push;
import org.heliograph.core.log.EventLog;
import org.heliograph.party.PartyPush;
import org.heliograph.party.PartyState;
import org.heliograph.party.PartyView;
import org.heliograph.party.Standing;

/** K2: what may hold a secret is nothing that the encoder takes, and few classes make of it what it does take. */
@AnalyzeClasses(packages = "org.heliograph", importOptions = ImportOption.DoNotIncludeTests.class)
class PrivacyByTypeTest {
    private static final DescribedPredicate<JavaClass> STATE = describe(
            "how things stand",
            type -> Stream.of(PartyPush.CombatState.class, PartyPush.CharacterUpdate.class)
                    .anyMatch(type::isEquivalentTo));

    @ArchTest
    static final ArchRule whatAPartyPushesIsAPartyPush = classes()
            .that()
            .resideInAPackage("org.heliograph.party")
            .and()
            .areAssignableTo(Push.class)
            .should()
            .beAssignableTo(PartyPush.class);

    @ArchTest
    static final ArchRule onlyTheViewMakesWhatCameFromTheLog = noClasses()
            .that(isNot(PartyView.class))
            .should()
            .callConstructorWhere(target(owner(assignableTo(PartyPush.Durable.class))));

    @ArchTest
    static final ArchRule onlyAStandingMakesState =
            noClasses().that(isNot(Standing.class)).should().callConstructorWhere(target(owner(STATE)));

    @ArchTest
    static final ArchRule onlyAStandingLooksAtCombat = noClasses()
            .that(isNot(Standing.class))
            .and()
            .haveNameNotMatching(".*\\.CombatSight")
            .should()
            .callConstructorWhere(target(owner(nameMatching(".*\\.CombatSight"))));

    @ArchTest
    static final ArchRule theDoorsSeeNeitherEventsNorState = noClasses()
            .that()
            .resideInAPackage("org.heliograph.party.web")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PartyState.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Recorded.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(EventLog.class);

    private static DescribedPredicate<JavaClass> isNot(Class<?> maker) {
        return describe(
                "are not " + maker.getSimpleName(),
                type -> !type.getName().equals(maker.getName())
                        && !type.getName().startsWith(maker.getName() + "$"));
    }
}
