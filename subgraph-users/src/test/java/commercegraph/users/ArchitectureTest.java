package commercegraph.users;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "commercegraph.users",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("api")
                    .definedBy("commercegraph.users.api..")
                    .layer("domain")
                    .definedBy("commercegraph.users.domain..")
                    .layer("persistence")
                    .definedBy("commercegraph.users.persistence..")
                    .layer("identity")
                    .definedBy("commercegraph.users.identity..")
                    .layer("events")
                    .definedBy("commercegraph.users.events..")
                    .layer("app")
                    .definedBy("commercegraph.users.app..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("api")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("persistence")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("identity")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("events")
                    .mayOnlyBeAccessedByLayers("app");

    @ArchTest
    static final ArchRule theDomainKnowsTheJdkAndNothingElse =
            classes()
                    .that()
                    .resideInAPackage("commercegraph.users.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("commercegraph.users.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule adaptersArePackagePrivate =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "commercegraph.users.api..",
                            "commercegraph.users.persistence..",
                            "commercegraph.users.identity..",
                            "commercegraph.users.events..")
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .bePublic();
}
