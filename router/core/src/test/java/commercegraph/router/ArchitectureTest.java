package commercegraph.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/// Who may know whom in the federation library: STYLE.md, section 2, row for row.
@AnalyzeClasses(
        packages = "commercegraph.router",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final Map<String, Set<String>> MAY_KNOW =
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
                            Set.of("federation", "supergraph", "querygraph", "operation", "plan")));

    @ArchTest static final ArchRule oneWay = oneWay(MAY_KNOW);

    @ArchTest
    static final ArchRule everyClassLiesInARow =
            classes().should().resideInAnyPackage(packages(MAY_KNOW));

    /// No I/O, no clock, no logging: the same input gives the same output.
    @ArchTest
    static final ArchRule pure =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "java.net..",
                            "java.nio.channels..",
                            "java.nio.file..",
                            "java.util.logging..",
                            "org.slf4j..",
                            "com.fasterxml..",
                            "tools.jackson..",
                            "io.netty..",
                            "io.vertx..");

    @ArchTest
    static final ArchRule withoutClock =
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);

    /// The parts of composition, too, point one way.
    @ArchTest
    static final ArchRule compositionOneWay =
            oneWay(
                    "commercegraph.router.composition.",
                    Map.ofEntries(
                            entry("report", Set.of()),
                            entry("subgraph", Set.of("report")),
                            entry("merge", Set.of("report", "subgraph")),
                            entry("rules", Set.of("report", "subgraph", "merge")),
                            entry("print", Set.of("subgraph", "merge")),
                            entry("satisfiability", Set.of("report"))));

    private static ArchRule oneWay(Map<String, Set<String>> mayKnow) {
        return oneWay("commercegraph.router.", mayKnow);
    }

    private static ArchRule oneWay(String prefix, Map<String, Set<String>> mayKnow) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : mayKnow.keySet()) {
            layers = layers.optionalLayer(name).definedBy(prefix + name + "..");
        }
        for (Map.Entry<String, Set<String>> row : mayKnow.entrySet()) {
            layers =
                    row.getValue().isEmpty()
                            ? layers.whereLayer(row.getKey()).mayNotAccessAnyLayer()
                            : layers.whereLayer(row.getKey())
                                    .mayOnlyAccessLayers(row.getValue().toArray(String[]::new));
        }
        return layers;
    }

    private static String[] packages(Map<String, Set<String>> mayKnow) {
        return mayKnow.keySet().stream()
                .map(name -> "commercegraph.router." + name + "..")
                .toArray(String[]::new);
    }
}
