/// Writes the merged schema as SDL. In: [commercegraph.router.composition.merge.MergedSchema]; out:
/// text that any router reads (join specification v0.5), the same for the same input.
@NullMarked
package commercegraph.router.composition.print;

import org.jspecify.annotations.NullMarked;
