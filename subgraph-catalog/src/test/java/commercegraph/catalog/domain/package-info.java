/// The rules of products and stock, without a store.
@NullMarked
package commercegraph.catalog.domain;

import org.jspecify.annotations.NullMarked;
