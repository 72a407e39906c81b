package commercegraph.metrics.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "commercegraph.metrics",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "commercegraph.metrics.";

    @ArchTest
    static final ArchRule roomsKnowEachOtherOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("commercegraph.metrics..")
                    .layer("api")
                    .definedBy(ROOT + "api")
                    .layer("domain")
                    .definedBy(ROOT + "domain")
                    .layer("persistence")
                    .definedBy(ROOT + "persistence")
                    .layer("app")
                    .definedBy(ROOT + "app")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("api")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("persistence")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("domain")
                    .mayOnlyBeAccessedByLayers("api", "persistence", "app");

    @ArchTest
    static final ArchRule everyClassLiesInARoom =
            classes()
                    .should()
                    .resideInAnyPackage(
                            ROOT + "api", ROOT + "domain", ROOT + "persistence", ROOT + "app");

    @ArchTest
    static final ArchRule domainKnowsTheJdkAlone =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "domain")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(ROOT + "domain", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule apiAndPersistenceKeepToThemselves =
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + "api", ROOT + "persistence")
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .bePublic();

    @ArchTest
    static final ArchRule storesAreKnownToPersistenceAndWiring =
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + "api", ROOT + "domain")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("software.amazon..", "io.lettuce..");
}
