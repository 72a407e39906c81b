/// The one way that JSON is read and written. In: UTF-8 bytes, which are scanned once and checked
/// strictly (RFC 8259); out: a [commercegraph.router.json.Tape] of positions, from which values are
/// read, or copied as the slices they came in. The way back is
/// [commercegraph.router.json.JsonBuffer] for slices and [commercegraph.router.json.JsonWriter] for
/// JSON of our own. Start at [commercegraph.router.json.Tape]. Pure, and without any other package.
@NullMarked
package commercegraph.router.json;

import org.jspecify.annotations.NullMarked;
