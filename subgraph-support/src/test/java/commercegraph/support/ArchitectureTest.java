package commercegraph.support;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "commercegraph.support",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /// What the domain and the fetchers of a subgraph use knows no framework.
    @ArchTest
    static final ArchRule thePurePackagesKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..errors..",
                            "..identity..",
                            "..paging..",
                            "..ids..",
                            "..seeds..",
                            "..idempotency..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "com.netflix..", "jakarta..", "org.slf4j..");

    @ArchTest
    static final ArchRule webAndGraphqlNeverMeet =
            noClasses()
                    .that()
                    .resideInAPackage("..web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..graphql..");

    @ArchTest
    static final ArchRule knowsNoSubgraph =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "commercegraph.users..",
                            "commercegraph.catalog..",
                            "commercegraph.orders..",
                            "commercegraph.metrics..");
}
