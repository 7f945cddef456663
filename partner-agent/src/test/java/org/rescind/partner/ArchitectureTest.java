package org.rescind.partner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.rescind.partner", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** It is installed at institutions, alone. */
    @ArchTest
    static final ArchRule it_needs_the_jdk_picocli_and_jackson_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.rescind.partner",
                    "java..",
                    "javax.crypto..",
                    "picocli..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..");

    /** Whoever only verifies takes these four classes, and no command line. */
    @ArchTest
    static final ArchRule the_verifier_knows_nothing_of_the_command_line = noClasses()
            .that()
            .haveSimpleNameStartingWith("Notice")
            .or()
            .haveSimpleName("PublishedKey")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("PartnerAgent");

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
}
