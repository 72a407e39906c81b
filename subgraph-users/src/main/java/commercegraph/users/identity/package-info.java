/// The embedded identity provider: passwords by Argon2id, access tokens by ES256, keys at
/// `/.well-known/jwks.json`. It issues what Cognito issues, so that nobody else tells the two
/// apart. Knows the domain, whose port [commercegraph.users.domain.IdentityProvider] it implements.
@NullMarked
package commercegraph.users.identity;

import org.jspecify.annotations.NullMarked;
