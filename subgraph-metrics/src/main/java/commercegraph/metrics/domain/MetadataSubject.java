package commercegraph.metrics.domain;

/// Of whom or what something is known beside its own record.
public sealed interface MetadataSubject {

    record User(UserId id) implements MetadataSubject {}

    record Product(ProductId id) implements MetadataSubject {}
}
