package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Leaves out of `@requires` and `@provides` what the subgraph resolves itself.
///
/// Before: `user: User @provides(fields: "id name")`, where `id` is not external. After:
/// `@provides(fields: "name")`.
final class InactiveFieldSets implements FederationOneUpgrade.Rewriting {
    private final SubgraphSchema schema;

    InactiveFieldSets(SubgraphSchema schema) {
        this.schema = schema;
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        List<Applied> kept = new ArrayList<>();
        for (Applied applied : field.directives()) {
            if (applied.federation() == FederationDirective.REQUIRES) {
                active(parent.name(), applied).ifPresent(kept::add);
            } else if (applied.federation() == FederationDirective.PROVIDES) {
                active(field.type().baseName(), applied).ifPresent(kept::add);
            } else {
                kept.add(applied);
            }
        }
        return kept;
    }

    /// What cannot be read or does not fit stays as it is: the rules tell of it.
    private Optional<Applied> active(String type, Applied applied) {
        Optional<FieldSet> fields = FieldSets.of(applied);
        if (fields.isEmpty() || !fits(type, fields.get().selections())) {
            return Optional.of(applied);
        }
        List<FieldSet.Selection> active = active(type, fields.get().selections());
        if (active.isEmpty()) {
            return Optional.empty();
        }
        FieldSet kept = new FieldSet(active);
        return Optional.of(
                kept.equals(fields.get())
                        ? applied
                        : FieldArguments.withFields(applied, kept.toString()));
    }

    private boolean fits(String type, List<FieldSet.Selection> selections) {
        return selections.stream()
                .allMatch(
                        selection ->
                                switch (selection) {
                                    case FieldSet.TypeCondition(var on, var inner) ->
                                            fits(on, inner);
                                    case FieldSet.Field(var name, _, _)
                                            when name.equals("__typename") ->
                                            true;
                                    case FieldSet.Field(var name, _, var inner) ->
                                            schema.field(type, name)
                                                    .filter(
                                                            field ->
                                                                    fits(
                                                                            field.type().baseName(),
                                                                            inner))
                                                    .isPresent();
                                });
    }

    private List<FieldSet.Selection> active(String type, List<FieldSet.Selection> selections) {
        List<FieldSet.Selection> kept = new ArrayList<>();
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.TypeCondition(var on, var inner) -> {
                    List<FieldSet.Selection> active = active(on, inner);
                    if (!active.isEmpty()) {
                        kept.add(new FieldSet.TypeCondition(on, active));
                    }
                }
                case FieldSet.Field(var name, _, _) when name.equals("__typename") -> {}
                case FieldSet.Field(var name, var arguments, var inner) -> {
                    FieldNode field = schema.field(type, name).orElseThrow();
                    if (isExternal(field)) {
                        kept.add(selection);
                    } else {
                        List<FieldSet.Selection> active = active(field.type().baseName(), inner);
                        if (!active.isEmpty()) {
                            kept.add(new FieldSet.Field(name, arguments, active));
                        }
                    }
                }
            }
        }
        return kept;
    }

    private boolean isExternal(FieldNode field) {
        if (field.has(FederationDirective.EXTERNAL)) {
            return true;
        }
        Composite parent = schema.composite(field.parent());
        return parent != null
                && parent.isInterface()
                && schema.possibleTypes(parent.name()).stream()
                        .flatMap(name -> schema.field(name, field.name()).stream())
                        .anyMatch(other -> other.has(FederationDirective.EXTERNAL));
    }
}
