package commercegraph.router.security;

import commercegraph.router.operation.Operation;
import commercegraph.router.operation.Selection;
import commercegraph.router.operation.Selection.Denial;
import commercegraph.router.operation.Selection.Field;
import commercegraph.router.operation.Selection.Fragment;
import commercegraph.router.security.TypeGuards.FieldGuard;
import commercegraph.router.supergraph.Supergraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Authorizes the fields of operations over one graph: `@authenticated`, `@requiresScopes`,
/// `@policy`, and the signed fields of `@hmac`.
///
/// A field that the caller may not see keeps its place and bears a [Denial]; everything else of the
/// operation stands. What an operation asks for depends on the operation alone ([#guardsOf]), so
/// callers of whom the same guards hold share one plan.
public final class FieldAuthorization {
    private static final String UNAUTHENTICATED = "UNAUTHENTICATED";
    private static final String FORBIDDEN = "FORBIDDEN";

    private final TypeGuards types;

    public FieldAuthorization(Supergraph supergraph) {
        this.types = TypeGuards.of(supergraph);
    }

    /// What this operation asks of its caller, at whatever depth and in whatever shape.
    public OperationGuards guardsOf(Operation operation) {
        Set<Guard> guards = new LinkedHashSet<>();
        Set<String> scopes = new LinkedHashSet<>();
        collect(operation.selections(), operation.rootType(), guards, scopes);
        return new OperationGuards(List.copyOf(guards), scopes);
    }

    /// The operation as this caller may run it. Equal denials of one operation give equal
    /// operations.
    public Operation authorize(Operation operation, Denials denials) {
        return denials.guards().isEmpty()
                ? operation
                : new Operation(
                        operation.kind(),
                        operation.name(),
                        operation.rootType(),
                        authorize(operation.selections(), operation.rootType(), denials),
                        operation.variables());
    }

    private void collect(
            List<Selection> selections, String parent, Set<Guard> guards, Set<String> scopes) {
        for (Selection selection : selections) {
            switch (selection) {
                case Field field -> {
                    for (String type : guardedTypes(parent)) {
                        types.field(type, field.name())
                                .ifPresent(
                                        guarded -> {
                                            guards.add(guarded.guard());
                                            scopes.addAll(guarded.signatureScopes());
                                        });
                    }
                    collect(field.selections(), typeOf(parent, field), guards, scopes);
                }
                case Fragment(var condition, var inner) ->
                        collect(inner, condition, guards, scopes);
            }
        }
        guards.remove(Guard.NONE);
    }

    private List<Selection> authorize(List<Selection> selections, String parent, Denials denials) {
        List<Selection> authorized = new ArrayList<>(selections.size());
        for (Selection selection : selections) {
            switch (selection) {
                case Field field -> authorized.addAll(authorize(field, parent, denials));
                case Fragment(var condition, var inner) ->
                        authorized.add(
                                new Fragment(condition, authorize(inner, condition, denials)));
            }
        }
        return authorized;
    }

    /// A field of an interface that some of the possible types guard and others don't becomes one
    /// fragment for each type: `{ id }` is then `{ ... on Product { id } ... on Order { id } }`
    /// with the denial in the second only.
    private List<Selection> authorize(Field field, String parent, Denials denials) {
        Field inner =
                new Field(
                        field.responseKey(),
                        field.name(),
                        field.arguments(),
                        authorize(field.selections(), typeOf(parent, field), denials),
                        field.denial());
        if (isDenied(parent, field, denials)) {
            return List.of(denied(field, parent, denials));
        }
        if (!types.isAbstract(parent)) {
            return List.of(inner);
        }
        List<String> possible = types.possibleTypes(parent);
        List<String> closed =
                possible.stream().filter(type -> isDenied(type, field, denials)).toList();
        if (closed.isEmpty()) {
            return List.of(inner);
        }
        if (closed.size() == possible.size()) {
            return List.of(denied(field, parent, denials));
        }
        return possible.stream()
                .map(
                        type ->
                                (Selection)
                                        new Fragment(
                                                type,
                                                List.of(
                                                        closed.contains(type)
                                                                ? denied(field, type, denials)
                                                                : inner)))
                .toList();
    }

    private boolean isDenied(String type, Field field, Denials denials) {
        return types.field(type, field.name())
                .map(FieldGuard::guard)
                .filter(denials.guards()::contains)
                .isPresent();
    }

    private static Field denied(Field field, String type, Denials denials) {
        String coordinate = type + "." + field.name();
        Denial denial =
                denials.anonymous()
                        ? new Denial(UNAUTHENTICATED, coordinate + " needs an access token")
                        : new Denial(FORBIDDEN, coordinate + " needs rights that the caller lacks");
        return new Field(
                field.responseKey(),
                field.name(),
                field.arguments(),
                field.selections(),
                Optional.of(denial));
    }

    private List<String> guardedTypes(String parent) {
        if (!types.isAbstract(parent)) {
            return List.of(parent);
        }
        List<String> all = new ArrayList<>(types.possibleTypes(parent));
        all.add(parent);
        return all;
    }

    /// For a field without a definition (introspection) a name that no type of the supergraph has.
    private String typeOf(String parent, Field field) {
        return types.field(parent, field.name()).map(FieldGuard::typeName).orElse("");
    }
}
