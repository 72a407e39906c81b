package commercegraph.router.composition;

import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import graphql.schema.idl.SchemaPrinter;
import java.util.Set;
import java.util.TreeSet;

/// What a supergraph says, as sorted lines.
final class SupergraphFacts {
    private SupergraphFacts() {}

    static Set<String> of(Supergraph supergraph) {
        Set<String> facts = new TreeSet<>();
        facts.add("subgraphs " + supergraph.subgraphs().values());
        facts.add(new SchemaPrinter().print(supergraph.apiSchema()));
        for (TypeDefinition type : supergraph.types().values()) {
            facts.add(type.getClass().getSimpleName() + " " + type.name() + " in " + type.in());
            switch (type) {
                case Composite composite -> {
                    facts.add(type.name() + " implements " + composite.interfacesIn());
                    composite
                            .fields()
                            .values()
                            .forEach(
                                    field ->
                                            facts.add(
                                                    "%s.%s: %s %s in %s"
                                                            .formatted(
                                                                    type.name(),
                                                                    field.name(),
                                                                    field.type(),
                                                                    field.arguments().stream()
                                                                            .map(
                                                                                    argument ->
                                                                                            argument
                                                                                                            .name()
                                                                                                    + argument
                                                                                                            .type()
                                                                                                    + argument
                                                                                                            .defaultValue())
                                                                            .toList(),
                                                                    field.in())));
                }
                case TypeDefinition.UnionType union ->
                        facts.add(type.name() + " members " + union.membersIn());
                case TypeDefinition.EnumType enumeration ->
                        enumeration
                                .values()
                                .forEach(
                                        value ->
                                                facts.add(
                                                        type.name()
                                                                + "."
                                                                + value.name()
                                                                + " in "
                                                                + value.in()));
                default -> {}
            }
        }
        return facts;
    }
}
