/// Who asks: the identity of a request, as the router found it out from its token and signature.
/// Start at [commercegraph.router.caller.Caller]. Data only; knows no other package.
@NullMarked
package commercegraph.router.caller;

import org.jspecify.annotations.NullMarked;
