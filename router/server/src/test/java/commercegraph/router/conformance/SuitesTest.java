package commercegraph.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.OperationReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The suites themselves: their subgraphs compose, and their operations are valid.
class SuitesTest {
    @TestFactory
    Stream<DynamicTest> everySuiteComposes() {
        return Stream.concat(Suites.own().stream(), Suites.shared().stream())
                .map(suite -> dynamicTest(suite.name(), () -> composes(suite)));
    }

    private static void composes(Suite suite) {
        List<SubgraphSdl> subgraphs =
                suite.subgraphs().entrySet().stream()
                        .map(entry -> new SubgraphSdl(entry.getKey(), "", entry.getValue()))
                        .toList();
        CompositionResult result = Composer.create().compose(subgraphs);
        assertThat(result).isInstanceOf(CompositionResult.Composed.class);
        OperationReader reader =
                new OperationReader(
                        ((CompositionResult.Composed) result).supergraph(), DocumentLimits.DEFAULT);
        for (Suite.Case one : suite.cases()) {
            assertThat(reader.read(one.query(), Optional.empty()))
                    .as(one.name())
                    .isInstanceOf(
                            one.expected().get("data") == null
                                    ? Checked.class
                                    : Checked.Valid.class);
        }
    }
}
