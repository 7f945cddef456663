package org.rescind.index;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.stream.Stream;

/** The habits that can be tested. */
@AnalyzeClasses(packages = "org.rescind.index", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Made at the first message, nobody would know before what is read here: neither readiness nor the quarantine. */
    @ArchTest
    static final ArchRule consumers_are_there_from_the_start =
            classes().that().haveSimpleNameEndingWith("Consumer").should().beAnnotatedWith(Startup.class);

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.rescind.index.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule no_field_is_injected = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule only_tables_know_sql = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Table")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Service|Dto|Mapper)");

    @ArchTest
    static final ArchRule a_transaction_makes_no_network_call = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should(notReach(
                    "org.apache.kafka",
                    "io.smallrye.reactive.messaging",
                    "org.rescind.messaging.EventSender",
                    "java.net.http"));

    @ArchTest
    static final ArchRule features_hide_what_others_need_not_see = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .or()
            .haveSimpleNameEndingWith("Consumer")
            .or()
            .haveSimpleNameEndingWith("Relay")
            .should()
            .bePackagePrivate();

    /** Directly or one call further. */
    private static ArchCondition<JavaMethod> notReach(String... forbidden) {
        return new ArchCondition<>("not reach the network") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                                method.getAccessesFromSelf().stream(),
                                method.getCallsFromSelf().stream()
                                        .flatMap(call -> call.getTarget().resolveMember().stream())
                                        .filter(JavaMethod.class::isInstance)
                                        .flatMap(called -> ((JavaMethod) called).getAccessesFromSelf().stream()))
                        .filter(access -> isForbidden(access, forbidden))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(method, access.getDescription())));
            }
        };
    }

    private static boolean isForbidden(JavaAccess<?> access, String... forbidden) {
        return Stream.of(forbidden).anyMatch(access.getTargetOwner().getFullName()::startsWith);
    }
}
