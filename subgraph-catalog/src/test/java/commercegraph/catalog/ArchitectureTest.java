package commercegraph.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Three rooms and the one that wires them.
@AnalyzeClasses(
        packages = "commercegraph.catalog",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ROOMS =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("api")
                    .definedBy("commercegraph.catalog.api")
                    .layer("domain")
                    .definedBy("commercegraph.catalog.domain")
                    .layer("persistence")
                    .definedBy("commercegraph.catalog.persistence")
                    .layer("app")
                    .definedBy("commercegraph.catalog.app")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("api")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("persistence")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("domain")
                    .mayOnlyBeAccessedByLayers("api", "persistence", "app")
                    .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_THE_JDK_ALONE =
            classes()
                    .that()
                    .resideInAPackage("commercegraph.catalog.domain")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "org.jspecify.annotations", "commercegraph.catalog.domain");

    @ArchTest
    static final ArchRule ROOMS_KEEP_THEIR_CLASSES =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "commercegraph.catalog.api", "commercegraph.catalog.persistence")
                    .should()
                    .bePublic();
}
