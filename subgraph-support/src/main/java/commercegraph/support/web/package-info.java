/// What a request passes before a data fetcher sees it: correlation id, message signature over the
/// raw bytes, access token. In: an HTTP request; out: a [commercegraph.support.identity.Caller] on
/// it, or a refusal with a code.
@NullMarked
package commercegraph.support.web;

import org.jspecify.annotations.NullMarked;
