package commercegraph.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.Map;
import java.util.Set;

/// Who may know whom, row for row as the project's style has it; lowest rows first.
@AnalyzeClasses(
        packages = "commercegraph.router",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "commercegraph.router.";

    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    entry("json", Set.of()),
                    entry("federation", Set.of()),
                    entry("supergraph", Set.of("federation")),
                    entry("querygraph", Set.of("federation", "supergraph")),
                    entry("composition", Set.of("federation", "supergraph", "querygraph")),
                    entry("operation", Set.of("json", "federation", "supergraph")),
                    entry("plan", Set.of("federation")),
                    entry(
                            "planner",
                            Set.of("federation", "supergraph", "querygraph", "operation", "plan")),
                    entry("caller", Set.of()),
                    entry(
                            "execution",
                            Set.of(
                                    "json",
                                    "federation",
                                    "supergraph",
                                    "operation",
                                    "plan",
                                    "caller")),
                    entry(
                            "security",
                            Set.of("json", "federation", "supergraph", "operation", "caller")),
                    entry(
                            "limits",
                            Set.of(
                                    "json",
                                    "federation",
                                    "supergraph",
                                    "operation",
                                    "plan",
                                    "caller")),
                    entry(
                            "cache",
                            Set.of(
                                    "json",
                                    "federation",
                                    "supergraph",
                                    "plan",
                                    "caller",
                                    "execution")),
                    entry(
                            "engine",
                            Set.of(
                                    "json",
                                    "federation",
                                    "supergraph",
                                    "querygraph",
                                    "operation",
                                    "plan",
                                    "planner",
                                    "caller",
                                    "execution",
                                    "security",
                                    "limits",
                                    "cache")),
                    entry(
                            "transport",
                            Set.of(
                                    "json",
                                    "federation",
                                    "caller",
                                    "execution",
                                    "security",
                                    "limits",
                                    "cache",
                                    "engine")),
                    entry(
                            "telemetry",
                            Set.of(
                                    "federation",
                                    "caller",
                                    "execution",
                                    "security",
                                    "limits",
                                    "cache",
                                    "engine",
                                    "transport")),
                    entry(
                            "app",
                            Set.of(
                                    "json",
                                    "federation",
                                    "supergraph",
                                    "querygraph",
                                    "composition",
                                    "operation",
                                    "plan",
                                    "planner",
                                    "caller",
                                    "execution",
                                    "security",
                                    "limits",
                                    "cache",
                                    "engine",
                                    "transport",
                                    "telemetry")));

    @ArchTest static final ArchRule oneWay = oneWay();

    @ArchTest
    static final ArchRule everyClassLiesInARow =
            classes()
                    .should()
                    .resideInAnyPackage(
                            MAY_KNOW.keySet().stream()
                                    .map(row -> ROOT + row + "..")
                                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule bytesAreReadAndWrittenOneWay =
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + "json..", ROOT + "execution..", ROOT + "transport..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson..",
                            "tools.jackson..",
                            "io.vertx.core.json..",
                            "com.google.gson..");

    @ArchTest
    static final ArchRule thePureEightKnowNoWorld =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            ROOT + "json..",
                            ROOT + "federation..",
                            ROOT + "supergraph..",
                            ROOT + "querygraph..",
                            ROOT + "composition..",
                            ROOT + "operation..",
                            ROOT + "plan..",
                            ROOT + "planner..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "io.vertx..",
                            "io.netty..",
                            "java.net.http..",
                            "java.time..",
                            "org.slf4j..");

    @ArchTest
    static final ArchRule vertxStaysInTransport =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "transport..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx..", "io.netty..", "io.lettuce..");

    @ArchTest
    static final ArchRule theExecutorNeverSeesThePlanner =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "execution..")
                    .should()
                    .dependOnClassesThat(
                            JavaClass.Predicates.resideInAnyPackage(
                                    ROOT + "planner..", ROOT + "querygraph.."));

    private static ArchRule oneWay() {
        Architectures.LayeredArchitecture layers =
                Architectures.layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true);
        for (String row : MAY_KNOW.keySet()) {
            layers = layers.layer(row).definedBy(ROOT + row + "..");
        }
        for (Map.Entry<String, Set<String>> row : MAY_KNOW.entrySet()) {
            layers =
                    row.getValue().isEmpty()
                            ? layers.whereLayer(row.getKey()).mayNotAccessAnyLayer()
                            : layers.whereLayer(row.getKey())
                                    .mayOnlyAccessLayers(row.getValue().toArray(String[]::new));
        }
        return layers;
    }
}
