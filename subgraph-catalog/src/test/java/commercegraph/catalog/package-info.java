/// What holds for the whole module.
@NullMarked
package commercegraph.catalog;

import org.jspecify.annotations.NullMarked;
