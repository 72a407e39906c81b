package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.Categories;
import commercegraph.catalog.domain.Category;
import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.CategoryRepository;
import commercegraph.catalog.domain.Earlier;
import commercegraph.catalog.domain.Once;
import commercegraph.catalog.domain.Written;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

/// Categories in the table.
@Repository
class DynamoDbCategoryRepository implements CategoryRepository {
    private static final Comparator<Category> BY_NAME =
            Comparator.comparing(
                    category -> SortKeys.name(category.name(), category.id().value()),
                    SortKeys.ORDER);

    private final Table table;
    private final OnceItems onceItems;

    DynamoDbCategoryRepository(Table table, OnceItems onceItems) {
        this.table = table;
        this.onceItems = onceItems;
    }

    @Override
    public List<Category> all() {
        var everything =
                new MergedShelves.Range(SortKeys.FIRST, SortKeys.LAST, Optional.empty(), true);
        List<Key> keys =
                MergedShelves.open(
                                table,
                                Index.NAME,
                                List.of(Shelves.CATEGORIES),
                                everything,
                                Categories.COUNT_MAX)
                        .take(Categories.COUNT_MAX)
                        .stream()
                        .map(MergedShelves.Entry::key)
                        .toList();
        return table.findAll(keys).stream()
                .map(DynamoDbCategoryRepository::category)
                .sorted(BY_NAME)
                .toList();
    }

    @Override
    public List<Category> findAll(Set<CategoryId> ids) {
        List<Key> keys =
                ids.stream().filter(id -> Key.isPlausible(id.value())).map(Key::category).toList();
        return table.findAll(keys).stream().map(DynamoDbCategoryRepository::category).toList();
    }

    @Override
    public Optional<Earlier<Category>> earlier(Once once) {
        return onceItems.earlier(once, DynamoDbCategoryRepository::category);
    }

    @Override
    public Written add(Category category, Optional<Once> once) {
        Writes writes =
                new Writes(table).putNew(item(category), Written.OUTDATED).needs(category.parent());
        onceItems.keep(once, attributes(category), writes);
        return writes.writeTo(table);
    }

    static Item item(Category category) {
        return Item.at(Key.category(category.id()))
                .with(attributes(category))
                .with("shelf", Shelves.CATEGORIES)
                .with("nameKey", SortKeys.name(category.name(), category.id().value()));
    }

    private static Item attributes(Category category) {
        CategoryId parent = category.parent();
        return Item.empty()
                .with("id", category.id().value())
                .with("name", category.name())
                .with("parent", parent == null ? null : parent.value())
                .with("depth", category.depth());
    }

    private static Category category(Item item) {
        String parent = item.textOrNull("parent");
        return new Category(
                new CategoryId(item.text("id")),
                item.text("name"),
                parent == null ? null : new CategoryId(parent),
                item.count("depth"));
    }
}
