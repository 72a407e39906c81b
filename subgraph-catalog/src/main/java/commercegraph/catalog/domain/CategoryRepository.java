package commercegraph.catalog.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where categories are kept. Fails with UNAVAILABLE when the store does not answer in bounded
/// time.
public interface CategoryRepository {
    /// All of them by name, at most [Categories#COUNT_MAX].
    List<Category> all();

    /// Unknown ids are left out of the answer; its order means nothing.
    List<Category> findAll(Set<CategoryId> ids);

    Optional<Earlier<Category>> earlier(Once once);

    /// DONE, KEY_TAKEN, or CATEGORY_MISSING when there is no parent of that id.
    Written add(Category category, Optional<Once> once);
}
