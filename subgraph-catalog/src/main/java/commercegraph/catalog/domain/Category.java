package commercegraph.catalog.domain;

import org.jspecify.annotations.Nullable;

/// A shelf. Categories make a tree: a parent is given once and never changed, so it has no circles.
///
/// @param depth 1 for a category without a parent
public record Category(CategoryId id, String name, @Nullable CategoryId parent, int depth) {}
