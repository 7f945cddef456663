package org.rescind.intake;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.rescind.intake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Made at the first message, nobody would know before what is read here: neither readiness nor the quarantine. */
    @ArchTest
    static final ArchRule consumers_are_there_from_the_start =
            classes().that().haveSimpleNameEndingWith("Consumer").should().beAnnotatedWith(Startup.class);

    private static final Set<String> NETWORK =
            Set.of("java.net.http", "io.vertx", "io.smallrye.reactive.messaging", "org.rescind.intake.lookup");

    /** All else is told by events, so that one service that is down stops no other. */
    @ArchTest
    static final ArchRule only_look_ups_wait_for_another_service = noClasses()
            .that()
            .resideOutsideOfPackage("org.rescind.intake.lookup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..", "io.vertx.ext.web.client..", "org.eclipse.microprofile.rest.client..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient.*");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.rescind.intake.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_wiring_asks_the_system_for_the_time = noClasses()
            .that()
            .doNotHaveSimpleName("Wiring")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule no_field_is_injected = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule only_tables_speak_jdbc = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Table")
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule no_transaction_waits_for_the_network =
            methods().that().areAnnotatedWith(Transactional.class).should(notCallTheNetwork());

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
    static final ArchRule hidden_classes_hide_their_methods = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePackagePrivate()
            .and()
            .areDeclaredInClassesThat(
                    describe("are neither interfaces nor resources nor records nor enums", ArchitectureTest::isPlain))
            .should(implementSomething())
            .allowEmptyShould(true);

    private static boolean isPlain(JavaClass type) {
        return !type.isInterface() && !type.isAnnotatedWith(Path.class) && !type.isRecord() && !type.isEnum();
    }

    private static ArchCondition<JavaMethod> notCallTheNetwork() {
        return new ArchCondition<>("not call the network, nor call what does") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                reached(method)
                        .filter(call -> NETWORK.stream()
                                .anyMatch(name ->
                                        call.getTargetOwner().getPackageName().startsWith(name)))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }

    /** Its own calls, and those of what it calls. */
    private static Stream<JavaMethodCall> reached(JavaMethod method) {
        Stream<JavaMethodCall> deeper = method.getMethodCallsFromSelf().stream()
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .filter(JavaCodeUnit.class::isInstance)
                .flatMap(called -> ((JavaCodeUnit) called).getMethodCallsFromSelf().stream());
        return Stream.concat(method.getMethodCallsFromSelf().stream(), deeper);
    }

    private static ArchCondition<JavaMethod> implementSomething() {
        return new ArchCondition<>("implement what a supertype declares") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean overrides = Stream.concat(
                                method.getOwner().getAllRawSuperclasses().stream(),
                                method.getOwner().getAllRawInterfaces().stream())
                        .flatMap(type -> type.getMethods().stream())
                        .map(JavaMember::getName)
                        .anyMatch(method.getName()::equals);
                if (!overrides) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription() + " needs not be public"));
                }
            }
        };
    }
}
