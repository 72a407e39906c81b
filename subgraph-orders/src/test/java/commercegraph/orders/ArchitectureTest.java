package commercegraph.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/// The rooms and who knows whom.
@AnalyzeClasses(
        packages = "commercegraph.orders",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule rooms =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("workflow")
                    .definedBy("commercegraph.orders.workflow..")
                    .layer("domain")
                    .definedBy("commercegraph.orders.domain..")
                    .layer("api")
                    .definedBy("commercegraph.orders.api..")
                    .layer("persistence")
                    .definedBy("commercegraph.orders.persistence..")
                    .layer("peers")
                    .definedBy("commercegraph.orders.peers..")
                    .layer("messaging")
                    .definedBy("commercegraph.orders.messaging..")
                    .layer("app")
                    .definedBy("commercegraph.orders.app..")
                    .whereLayer("workflow")
                    .mayNotAccessAnyLayer()
                    .whereLayer("domain")
                    .mayOnlyAccessLayers("workflow")
                    .whereLayer("api")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("persistence")
                    .mayOnlyAccessLayers("domain", "workflow")
                    .whereLayer("peers")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("messaging")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule workflowKnowsTheJdkAlone =
            classes()
                    .that()
                    .resideInAPackage("commercegraph.orders.workflow..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "org.jspecify..", "commercegraph.orders.workflow..");

    @ArchTest
    static final ArchRule domainKnowsTheJdkAndTheWorkflowAlone =
            classes()
                    .that()
                    .resideInAPackage("commercegraph.orders.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "commercegraph.orders.domain..",
                            "commercegraph.orders.workflow..");

    @ArchTest
    static final ArchRule workflowIsPure =
            noClasses()
                    .that()
                    .resideInAPackage("commercegraph.orders.workflow..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.net..", "java.io..", "java.sql..");

    @ArchTest
    static final ArchRule roomsHaveFewDoors =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "commercegraph.orders.api..",
                            "commercegraph.orders.persistence..",
                            "commercegraph.orders.peers..")
                    .should()
                    .notBePublic();

    @ArchTest
    static final ArchRule noTangles =
            slices().matching("commercegraph.orders.(**)").should().beFreeOfCycles();
}
