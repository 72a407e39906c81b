package commercegraph.catalog.domain;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds and makes categories.
public final class Categories {
    /// So few that reading all of them is one answer of the store.
    public static final int COUNT_MAX = 1_000;

    static final int DEPTH_MAX = 6;
    static final int NAME_CHARACTERS_MAX = 100;

    private final CategoryRepository repository;
    private final Ids ids;

    public Categories(CategoryRepository repository, Ids ids) {
        this.repository = repository;
        this.ids = ids;
    }

    /// By name.
    public List<Category> all() {
        return repository.all();
    }

    /// Unknown ids are left out.
    public List<Category> find(Set<CategoryId> ids) {
        return repository.findAll(ids);
    }

    /// The children of each, by name; a parent without any is left out. One read, however many are
    /// asked for.
    public Map<CategoryId, List<Category>> children(Set<CategoryId> parents) {
        return repository.all().stream()
                .filter(category -> parents.contains(category.parent()))
                .collect(groupingBy(category -> parentOf(category)));
    }

    public CategoryResult create(String name, @Nullable CategoryId parent, Optional<Once> once) {
        List<Fault> faults = new ArrayList<>();
        if (!Text.isLine(name, NAME_CHARACTERS_MAX)) {
            faults.add(
                    Fault.invalid(
                            "A name is one line of 1 to %d characters."
                                    .formatted(NAME_CHARACTERS_MAX),
                            "name"));
        }
        faults.addAll(ProductRules.checkKey(once));
        if (!faults.isEmpty()) {
            return new CategoryResult.Refused(faults);
        }
        return earlier(once).orElseGet(() -> add(name, parent, once));
    }

    private CategoryResult add(String name, @Nullable CategoryId parent, Optional<Once> once) {
        Optional<Category> above =
                Optional.ofNullable(parent)
                        .flatMap(id -> repository.findAll(Set.of(id)).stream().findFirst());
        int depth = above.map(category -> category.depth() + 1).orElse(1);
        if (parent != null && above.isEmpty()) {
            return parentMissing();
        }
        if (depth > DEPTH_MAX) {
            return refused(
                    Fault.invalid("Categories are %d deep.".formatted(DEPTH_MAX), "parentId"));
        }
        if (repository.all().size() >= COUNT_MAX) {
            return refused(Fault.invalid("There are %,d categories.".formatted(COUNT_MAX)));
        }
        var category = new Category(new CategoryId(ids.next("cat_")), name, parent, depth);
        return switch (repository.add(category, once)) {
            case DONE -> new CategoryResult.Saved(category);
            case KEY_TAKEN -> earlier(once).orElseThrow();
            case CATEGORY_MISSING -> parentMissing();
            case SKU_TAKEN, OUTDATED, STOCK_BOUND ->
                    throw new IllegalStateException("add has no such end");
        };
    }

    private Optional<CategoryResult> earlier(Optional<Once> once) {
        return once.flatMap(
                given ->
                        repository
                                .earlier(given)
                                .map(
                                        first ->
                                                first.inputHash().equals(given.inputHash())
                                                        ? new CategoryResult.Saved(first.result())
                                                        : refused(Fault.keyReused())));
    }

    private static CategoryId parentOf(Category category) {
        CategoryId parent = category.parent();
        if (parent == null) {
            throw new IllegalArgumentException(category + " has no parent");
        }
        return parent;
    }

    private static CategoryResult parentMissing() {
        return refused(Fault.of(Fault.Code.NOT_FOUND, "There is no such category.", "parentId"));
    }

    private static CategoryResult refused(Fault fault) {
        return new CategoryResult.Refused(List.of(fault));
    }
}
