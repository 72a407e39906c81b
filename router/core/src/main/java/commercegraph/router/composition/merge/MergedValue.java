package commercegraph.router.composition.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of an enum type of the supergraph.
public record MergedValue(
        String name,
        @Nullable String description,
        List<Application> joins,
        List<Application> directives) {}
