package org.rescind.notifier;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
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
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.rescind.notifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Made at the first message, nobody would know before what is read here: neither readiness nor the quarantine. */
    @ArchTest
    static final ArchRule consumers_are_there_from_the_start =
            classes().that().haveSimpleNameEndingWith("Consumer").should().beAnnotatedWith(Startup.class);

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.rescind.notifier.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_time_is_asked_for_in_one_place = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.rescind.notifier.Wiring")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(InstantSource.class, "system");

    @ArchTest
    static final ArchRule beans_are_made_by_one_constructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule sql_lives_in_tables = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Table")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule a_transaction_makes_no_network_call = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .or()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Transactional.class)
            .should(notReachTheNetwork());

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule public_methods_are_for_others = classes()
            .that(describe(
                    "are neither public nor generated",
                    type -> !type.getModifiers().contains(JavaModifier.PUBLIC)
                            && !type.getName().contains("$")
                            && !type.isRecord()
                            && !type.isEnum()
                            && !type.isAnnotatedWith(Path.class)))
            .should(havePublicMethodsOnlyOfInterfaces());

    private static ArchCondition<JavaMethod> notReachTheNetwork() {
        return new ArchCondition<>("not reach the network, directly or one call away") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                                Stream.of(method),
                                method.getMethodCallsFromSelf().stream()
                                        .flatMap(call -> call.getTarget().resolveMember().stream()))
                        .flatMap(unit -> ((JavaCodeUnit) unit).getCallsFromSelf().stream())
                        .filter(call -> isNetwork(call.getTargetOwner()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }

    private static boolean isNetwork(JavaClass owner) {
        return owner.getPackageName().startsWith("java.net.http")
                || owner.getPackageName().startsWith("io.vertx.core.http")
                || owner.getName().equals("io.smallrye.reactive.messaging.MutinyEmitter")
                || owner.getName().equals("org.rescind.messaging.EventSender")
                || owner.getName().equals("org.rescind.notifier.webhook.WebhookClient");
    }

    private static ArchCondition<JavaClass> havePublicMethodsOnlyOfInterfaces() {
        return new ArchCondition<>("have public methods only where an interface or a superclass needs them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !isInherited(type, method))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(type, method.getFullName())));
            }
        };
    }

    private static boolean isInherited(JavaClass type, JavaMethod method) {
        return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                .anyMatch(parent ->
                        parent.getMethods().stream().anyMatch(m -> m.getName().equals(method.getName())));
    }
}
