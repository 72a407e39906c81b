package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.Application;
import commercegraph.router.composition.merge.MergedField;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.federation.FederationDirective;
import java.util.List;
import java.util.stream.Stream;

/// What of a merged schema `@inaccessible` hides.
final class Access {
    private final MergedSchema schema;

    Access(MergedSchema schema) {
        this.schema = schema;
    }

    boolean isHidden(List<Application> directives) {
        return schema.directiveNames().has(directives, FederationDirective.INACCESSIBLE);
    }

    boolean isHidden(String type) {
        MergedType known = schema.types().get(type);
        return known != null && isHidden(known.directives());
    }

    Stream<MergedType> visibleTypes() {
        return schema.types().values().stream().filter(type -> !isHidden(type.directives()));
    }

    Stream<MergedType.Composite> visibleComposites() {
        return visibleTypes()
                .filter(MergedType.Composite.class::isInstance)
                .map(MergedType.Composite.class::cast);
    }

    Stream<MergedField> visibleFields() {
        return visibleComposites()
                .flatMap(type -> type.fields().values().stream())
                .filter(field -> !isHidden(field.directives()));
    }
}
