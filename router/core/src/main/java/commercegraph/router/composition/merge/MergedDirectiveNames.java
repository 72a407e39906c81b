package commercegraph.router.composition.merge;

import commercegraph.router.federation.FederationDirective;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the directives of the Federation specification are called in the supergraph, those that are
/// used in it.
public record MergedDirectiveNames(Map<FederationDirective, String> names) {
    public Optional<String> of(FederationDirective directive) {
        return Optional.ofNullable(names.get(directive));
    }

    public boolean has(List<Application> applications, FederationDirective directive) {
        return find(applications, directive).findAny().isPresent();
    }

    public Stream<Application> find(List<Application> applications, FederationDirective directive) {
        String name = names.get(directive);
        return applications.stream().filter(application -> application.name().equals(name));
    }
}
