package commercegraph.metrics.domain;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Where metadata is kept. Throws [StoreUnavailableException].
public interface MetadataStore {

    /// Subjects without metadata are left out.
    Map<MetadataSubject, Metadata> findAll(Set<MetadataSubject> subjects);

    /// Changes the metadata of one subject, no change between reading and writing is lost. The
    /// change may be tried several times; what it throws, and returning what it was given, leaves
    /// everything as it is.
    ///
    /// @return false, and nothing changes, where the subject is a user whose account was deleted
    boolean change(MetadataSubject subject, UnaryOperator<Metadata> change);
}
