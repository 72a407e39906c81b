package commercegraph.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.operation.Selection;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.testing.GuardedSupergraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldAuthorizationTest {
    private static final Supergraph SUPERGRAPH = SupergraphReader.read(GuardedSupergraph.SDL);
    private static final OperationReader READER =
            new OperationReader(SUPERGRAPH, DocumentLimits.DEFAULT);
    private static final FieldAuthorization AUTHORIZATION = new FieldAuthorization(SUPERGRAPH);

    @Test
    void leavesOpenFieldsAlone() {
        Operation operation = operation("{ product(id: 1) { id name } }");

        assertThat(AUTHORIZATION.guardsOf(operation).guards()).isEmpty();
        assertThat(authorized(operation, Grants.ANONYMOUS)).isSameAs(operation);
    }

    @Test
    void deniesWithoutTokenAsUnauthenticated() {
        assertThat(denied("{ me { id } product(id: 1) { id } }", Grants.ANONYMOUS))
                .isEqualTo(Map.of("me", "UNAUTHENTICATED"));
    }

    @Test
    void letsAnyTokenPassWhatIsAuthenticated() {
        assertThat(denied("{ me { id } }", person())).isEmpty();
    }

    @Test
    void takesOneAlternativeOfScopesAsAWhole() {
        String document = "{ report }";

        assertThat(denied(document, person())).isEqualTo(Map.of("report", "FORBIDDEN"));
        assertThat(denied(document, person("a"))).isEqualTo(Map.of("report", "FORBIDDEN"));
        assertThat(denied(document, person("a", "b"))).isEmpty();
        assertThat(denied(document, person("c"))).isEmpty();
        assertThat(denied(document, person(Grants.ALL_SCOPES))).isEmpty();
    }

    @Test
    void holdsPoliciesForNobodyWhoIsNotConfigured() {
        assertThat(denied("{ audit }", person(Grants.ALL_SCOPES)))
                .isEqualTo(Map.of("audit", "FORBIDDEN"));
        assertThat(denied("{ audit }", new Grants(true, Set.of(), Set.of("auditor")))).isEmpty();
    }

    @Test
    void guardsFieldsThatReturnAGuardedTypeEnumOrScalar() {
        assertThat(denied("{ order(id: 1) { id } level secret }", Grants.ANONYMOUS).keySet())
                .containsExactlyInAnyOrder("order", "level", "secret");
    }

    @Test
    void splitsAnInterfaceFieldByTheTypesThatGuardIt() {
        Operation operation = operation("{ node(id: 1) { id ... on Product { name } } }");
        Operation authorized = authorized(operation, Grants.ANONYMOUS);

        Selection.Field node = (Selection.Field) authorized.selections().getFirst();
        Map<String, Boolean> deniedById =
                node.selections().stream()
                        .filter(Selection.Fragment.class::isInstance)
                        .map(Selection.Fragment.class::cast)
                        .filter(fragment -> first(fragment).name().equals("id"))
                        .collect(
                                Collectors.toMap(
                                        Selection.Fragment::typeCondition,
                                        fragment -> first(fragment).denial().isPresent()));
        assertThat(deniedById).isEqualTo(Map.of("Product", false, "Order", true));
    }

    @Test
    void keepsAnInterfaceFieldWholeForWhoMaySeeAllTypes() {
        Operation operation = operation("{ node(id: 1) { id } }");

        assertThat(authorized(operation, person())).isEqualTo(operation);
    }

    @Test
    void findsGuardsInFragmentsAndBehindAliases() {
        assertThat(
                        denied(
                                "{ x: product(id: 1) { ...P } } fragment P on Product { y: cost }",
                                person()))
                .isEqualTo(Map.of("y", "FORBIDDEN"));
    }

    @Test
    void asksForSignaturesByTheNameThatTheLinkGivesTheDirective() {
        assertThat(scopes("mutation { record }")).containsExactly("events:write");
        assertThat(scopes("mutation { a: record ... { b: describe } }"))
                .containsExactlyInAnyOrder("events:write", "metadata:write");
        assertThat(scopes("mutation { record @skip(if: true) open }")).isEmpty();
        assertThat(scopes("{ product(id: 1) { trace } }")).containsExactly("traces:read");
    }

    @Test
    void sharesDenialsBetweenCallersOfWhomTheSameGuardsHold() {
        OperationGuards guards = AUTHORIZATION.guardsOf(operation("{ me { id } report }"));

        assertThat(guards.denialsFor(person("a"))).isEqualTo(guards.denialsFor(person("x")));
        assertThat(guards.denialsFor(person("c"))).isEqualTo(Denials.NONE);
        assertThat(guards.denialsFor(Grants.ANONYMOUS))
                .isNotEqualTo(guards.denialsFor(person("x")));
    }

    private static Set<String> scopes(String document) {
        return AUTHORIZATION.guardsOf(operation(document)).signatureScopes();
    }

    private static Grants person(String... scopes) {
        return new Grants(true, Set.of(scopes), Set.of());
    }

    private static Operation authorized(Operation operation, Grants grants) {
        return AUTHORIZATION.authorize(
                operation, AUTHORIZATION.guardsOf(operation).denialsFor(grants));
    }

    /// Response keys of denied fields, with the codes.
    private static Map<String, String> denied(String document, Grants grants) {
        Map<String, String> found = new java.util.TreeMap<>();
        collect(authorized(operation(document), grants).selections(), found);
        return found;
    }

    private static void collect(List<Selection> selections, Map<String, String> found) {
        for (Selection selection : selections) {
            switch (selection) {
                case Selection.Field field -> {
                    field.denial()
                            .ifPresent(denial -> found.put(field.responseKey(), denial.code()));
                    if (field.denial().isEmpty()) {
                        collect(field.selections(), found);
                    }
                }
                case Selection.Fragment(_, var inner) -> collect(inner, found);
            }
        }
    }

    private static Selection.Field first(Selection.Fragment fragment) {
        return (Selection.Field) fragment.selections().getFirst();
    }

    private static Operation operation(String document) {
        return valid(valid(READER.read(document, Optional.empty())).normalize(Map.of()));
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var errors) -> throw new AssertionError(errors.toString());
        };
    }
}
