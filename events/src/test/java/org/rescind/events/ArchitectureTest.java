package org.rescind.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.rescind.events", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** An institution's program can use the records with nothing else of ours. */
    @ArchTest
    static final ArchRule events_depend_on_the_jdk_and_annotations_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.rescind.events", "java..", "com.fasterxml.jackson.annotation", "org.jspecify..");
}
