/// Products, categories and stock: what they are, which rules hold for them, and the ports to where
/// they are kept. In: what a client or a service asks for; out: sealed results in which a broken
/// rule is data ([commercegraph.catalog.domain.Fault]). Start at
/// [commercegraph.catalog.domain.Products], [commercegraph.catalog.domain.Categories] and
/// [commercegraph.catalog.domain.StockKeeping]. Knows the JDK and nothing else.
@NullMarked
package commercegraph.catalog.domain;

import org.jspecify.annotations.NullMarked;
