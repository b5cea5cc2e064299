package dev.waybill.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.waybill.carts.offence.KeepsAConnection;
import dev.waybill.carts.offence.LeansOnOrders;
import dev.waybill.carts.offence.MakesItsOwnThread;
import dev.waybill.carts.offence.OffenceService;
import dev.waybill.carts.offence.ReadsTheClock;
import dev.waybill.carts.offence.RollsDice;
import dev.waybill.carts.offence.SwapsAPart;
import dev.waybill.carts.offence.UsesJackson2;
import dev.waybill.carts.offence.WaitsByItself;
import dev.waybill.platform.Parts;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.platform.offence.KnowsOrders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of the architecture, and for each an offender that it catches. */
class RulesTest {

    private static final List<String> SYSTEMS = Roles.names();
    private static final String ROOT = "dev.waybill.";

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.waybill");

    /** What platform may know of the published language: its grammar, none of its words. */
    private static final Set<String> GRAMMAR =
            Set.of(
                    "Contract",
                    "Contracts",
                    "Guard",
                    "GuardedAs",
                    "Rules",
                    "InvalidValue",
                    "Topics",
                    "Violation",
                    "Wire");

    /** The places that hand out threads; all else is given theirs. */
    private static final Set<String> GIVERS = Set.of("dev.waybill.platform.Ground");

    private static final Set<String> BANNED_OWNERS =
            Set.of(
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.util.Timer",
                    "java.util.concurrent.ForkJoinPool");

    private static final Set<String> BANNED_CALLS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Clock.system",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.util.UUID.randomUUID",
                    "java.lang.Math.random",
                    "java.util.Random.<init>",
                    "java.security.SecureRandom.<init>",
                    "java.lang.Thread.<init>",
                    "java.lang.Thread.sleep",
                    "java.lang.Thread.startVirtualThread",
                    "java.lang.Thread.ofVirtual",
                    "java.lang.Thread.ofPlatform");

    private static DescribedPredicate<JavaClass> inRoomsOrPlatform() {
        return describe(
                "of a system or of platform",
                type -> inRoom(type) || type.getPackageName().startsWith(ROOT + "platform"));
    }

    private static boolean inRoom(JavaClass type) {
        return SYSTEMS.stream().anyMatch(system -> isOf(system, type));
    }

    private static boolean isOf(String system, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + system + ".");
    }

    private static ArchRule staysApart(String system) {
        var others =
                SYSTEMS.stream()
                        .filter(each -> !each.equals(system))
                        .map(each -> ROOT + each + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + system + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static ArchRule platformHasNoBusinessWord() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "platform..")
                .should()
                .dependOnClassesThat(
                        describe(
                                "are a business word",
                                type -> inRoom(type) || isWordOfTheLanguage(type)));
    }

    private static boolean isWordOfTheLanguage(JavaClass type) {
        var name = type.getPackageName();
        if (name.equals(ROOT + "contracts")) {
            var outermost = type.getName().substring(name.length() + 1).split("\\$", 2)[0];
            return !GRAMMAR.contains(outermost);
        }
        return name.startsWith(ROOT + "contracts.");
    }

    private static ArchRule timeChanceAndThreadsComeIn() {
        return noClasses()
                .that(inRoomsOrPlatform())
                .and(describe("not named here", type -> !GIVERS.contains(type.getName())))
                .should()
                .accessTargetWhere(
                        describe("is the clock, chance or a thread", RulesTest::isFromNowhere));
    }

    private static boolean isFromNowhere(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        return BANNED_OWNERS.contains(owner)
                || BANNED_CALLS.contains(owner + "." + access.getName());
    }

    /** Those that know a clock on the wall: the one way to wait, and the end of all. */
    private static final Set<String> WAITERS =
            Set.of("dev.waybill.platform.Patience", "dev.waybill.platform.House");

    private static ArchRule waitingComesIn() {
        return noClasses()
                .that(inRoomsOrPlatform())
                .and(describe("do not wait for all", type -> !WAITERS.contains(type.getName())))
                .should()
                .callMethodWhere(
                        describe(
                                "waits for some time",
                                call ->
                                        call.getTargetOwner()
                                                        .getPackageName()
                                                        .startsWith("java.util.concurrent")
                                                && call.getTarget().getRawParameterTypes().stream()
                                                        .anyMatch(type ->
                                                                type.isEquivalentTo(
                                                                        TimeUnit.class))));
    }

    private static ArchRule jackson2StaysOut() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "com.fasterxml.jackson.dataformat..",
                        "com.fasterxml.jackson.datatype..",
                        "com.fasterxml.jackson.module..");
    }

    private static ArchRule onlyTheFrontDoorIsPublic() {
        return noClasses()
                .that(
                        describe(
                                "in a room and not its front door",
                                type ->
                                        inRoom(type)
                                                && type.isTopLevelClass()
                                                && !type.isAssignableTo(WaybillSystem.class)))
                .should()
                .haveModifier(JavaModifier.PUBLIC);
    }

    private static ArchRule namesAreNouns() {
        return noClasses().should().haveNameMatching(".*(Service|Manager|Impl|Helper|Dto|DTO)");
    }

    private static ArchRule partsAreAsBuilt() {
        return noClasses()
                .should()
                .callMethod(Parts.class, "butFor", Class.class, UnaryOperator.class);
    }

    /**
     * Such a stream keeps its connection until somebody closes it; after 24 of them there is none.
     */
    private static ArchRule connectionsComeBack() {
        return noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");
    }

    private static void bites(ArchRule rule, Class<?>... offenders) {
        for (var offender : offenders) {
            var result =
                    rule.allowEmptyShould(true)
                            .evaluate(new ClassFileImporter().importClasses(offender));
            assertThat(result.hasViolation())
                    .as("%s against: %s", offender.getSimpleName(), rule.getDescription())
                    .isTrue();
        }
    }

    @Test
    void theRulesLookAtEverything() {
        for (var system : SYSTEMS) {
            assertThat(OURS.stream().filter(type -> isOf(system, type)).count())
                    .as(system)
                    .isGreaterThan(5);
        }
        assertThat(OURS.contain("dev.waybill.platform.House")).isTrue();
        assertThat(OURS.contain("dev.waybill.app.RulesTest")).isFalse();
    }

    @Test
    void noSystemLeansOnAnother() {
        SYSTEMS.forEach(system -> staysApart(system).check(OURS));
        bites(staysApart("carts"), LeansOnOrders.class);
    }

    @Test
    void platformKnowsNoBusiness() {
        platformHasNoBusinessWord().check(OURS);
        bites(platformHasNoBusinessWord(), KnowsOrders.class);
    }

    @Test
    void timeChanceAndThreadsAreGiven() {
        timeChanceAndThreadsComeIn().check(OURS);
        bites(
                timeChanceAndThreadsComeIn(),
                ReadsTheClock.class,
                RollsDice.class,
                MakesItsOwnThread.class);
    }

    @Test
    void waitingIsGivenToo() {
        waitingComesIn().check(OURS);
        bites(waitingComesIn(), WaitsByItself.class);
    }

    @Test
    void whatIsReadGivesItsConnectionBack() {
        connectionsComeBack().check(OURS);
        bites(connectionsComeBack(), KeepsAConnection.class);
    }

    @Test
    void nobodyUsesJackson2() {
        jackson2StaysOut().check(OURS);
        bites(jackson2StaysOut(), UsesJackson2.class);
    }

    @Test
    void aRoomShowsItsFrontDoorOnly() {
        onlyTheFrontDoorIsPublic().check(OURS);
        for (var system : SYSTEMS) {
            assertThat(
                            OURS.stream()
                                    .filter(type -> isOf(system, type) && type.isTopLevelClass())
                                    .filter(type ->
                                            type.getModifiers().contains(JavaModifier.PUBLIC))
                                    .count())
                    .as(system)
                    .isEqualTo(1);
        }
        bites(onlyTheFrontDoorIsPublic(), LeansOnOrders.class);
    }

    @Test
    void whatGoesIntoProductionIsPutTogetherAsBuilt() {
        partsAreAsBuilt().check(OURS);
        bites(partsAreAsBuilt(), SwapsAPart.class);
        assertThat(OURS.stream().map(JavaClass::getPackageName))
                .as("known bugs are no part of the application")
                .noneMatch(name -> name.startsWith(ROOT + "proof.mutants"));
    }

    @Test
    void theApplicationKnowsNoMutants() {
        assertThatThrownBy(() -> Main.settings(new String[] {"--mutant=NO_TOMBSTONE"}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--mutant");
    }

    @Test
    void noNameSaysNothing() {
        namesAreNouns().check(OURS);
        bites(namesAreNouns(), OffenceService.class);
    }
}
