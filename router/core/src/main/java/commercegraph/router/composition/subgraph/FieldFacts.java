package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.HashSet;
import java.util.Set;

/// What follows for the fields of a subgraph from all its directives together. Sets of coordinates,
/// computed once.
///
/// A field is *fake external* when it is marked so but is part of a key of an extension: Federation
/// 1 wanted it marked, although the subgraph resolves it.
public final class FieldFacts {
    private final Set<String> external = new HashSet<>();
    private final Set<String> fakeExternal = new HashSet<>();
    private final Set<String> provided = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> shareable = new HashSet<>();

    private FieldFacts() {}

    static FieldFacts of(SubgraphSchema schema) {
        FieldFacts facts = new FieldFacts();
        schema.composites().forEach(type -> facts.addKeys(schema, type));
        schema.fields().forEach(field -> facts.addField(schema, field));
        schema.composites().forEach(type -> facts.addExternal(schema, type));
        schema.objects().forEach(type -> facts.addShareable(schema, type));
        schema.interfaces().forEach(type -> facts.addImplementing(schema, type));
        return facts;
    }

    private void addKeys(SubgraphSchema schema, Composite type) {
        for (Applied key : type.applied(FederationDirective.KEY).toList()) {
            FieldSets.of(key)
                    .ifPresent(
                            fields -> {
                                addTargets(schema, type.name(), fields, used);
                                addTargets(schema, type.name(), fields, shareable);
                                if (key.extension() || type.has(FederationDirective.EXTENDS)) {
                                    addFakes(schema, type, fields);
                                }
                            });
        }
    }

    private void addFakes(SubgraphSchema schema, Composite type, FieldSet fields) {
        for (FieldNode field : FieldSets.targets(schema, type.name(), fields, false)) {
            if (field.has(FederationDirective.EXTERNAL)) {
                fakeExternal.add(field.coordinate());
            }
        }
    }

    private void addField(SubgraphSchema schema, FieldNode field) {
        field.applied(FederationDirective.REQUIRES)
                .flatMap(applied -> FieldSets.of(applied).stream())
                .forEach(fields -> addTargets(schema, field.parent(), fields, used));
        field.applied(FederationDirective.PROVIDES)
                .flatMap(applied -> FieldSets.of(applied).stream())
                .forEach(
                        fields -> {
                            String target = field.type().baseName();
                            addTargets(schema, target, fields, used);
                            addTargets(schema, target, fields, provided);
                            addTargets(schema, target, fields, shareable);
                        });
        for (InputNode argument : field.arguments().values()) {
            argument.first(FederationDirective.FROM_CONTEXT)
                    .flatMap(ContextSelection::of)
                    .ifPresent(selection -> used.addAll(selection.targets(schema)));
        }
    }

    private static void addTargets(
            SubgraphSchema schema, String type, FieldSet fields, Set<String> into) {
        for (FieldNode target : FieldSets.targets(schema, type, fields, true)) {
            into.add(target.coordinate());
        }
    }

    private void addExternal(SubgraphSchema schema, Composite type) {
        boolean onType =
                schema.links().isFederationTwo()
                        && !type.isInterface()
                        && type.has(FederationDirective.EXTERNAL);
        for (FieldNode field : type.fields().values()) {
            if ((onType || field.has(FederationDirective.EXTERNAL))
                    && !fakeExternal.contains(field.coordinate())) {
                external.add(field.coordinate());
            }
        }
    }

    /// `@shareable` on a type covers the fields of the declaration that it stands at. Federation 1
    /// does not know it: there every field may be shared.
    private void addShareable(SubgraphSchema schema, Composite type) {
        Set<Integer> parts = new HashSet<>();
        type.applied(FederationDirective.SHAREABLE).forEach(applied -> parts.add(applied.part()));
        for (FieldNode field : type.fields().values()) {
            if (!schema.links().isFederationTwo()
                    || parts.contains(field.part())
                    || field.has(FederationDirective.SHAREABLE)) {
                shareable.add(field.coordinate());
            }
        }
    }

    private void addImplementing(SubgraphSchema schema, Composite type) {
        for (String possible : schema.possibleTypes(type.name())) {
            for (String field : type.fields().keySet()) {
                used.add(possible + "." + field);
            }
        }
    }

    public boolean isExternal(FieldNode field) {
        return external.contains(field.coordinate());
    }

    public boolean isFakeExternal(FieldNode field) {
        return fakeExternal.contains(field.coordinate());
    }

    /// External, and provided by no field either.
    public boolean isFullyExternal(FieldNode field) {
        return isExternal(field) && !provided.contains(field.coordinate());
    }

    /// Named by a key, a requirement, a `@provides` or a context, or asked for by an interface.
    public boolean isUsed(FieldNode field) {
        return used.contains(field.coordinate());
    }

    public boolean isShareable(FieldNode field) {
        return shareable.contains(field.coordinate());
    }
}
