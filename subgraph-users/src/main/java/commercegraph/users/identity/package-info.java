/// The two identity providers behind the domain's port
/// [commercegraph.users.domain.IdentityProvider]: Cognito, and the embedded one, with passwords by
/// Argon2id, access tokens by ES256 and keys at `/.well-known/jwks.json`, which issues what Cognito
/// issues, so that nobody else tells the two apart. Refresh tokens and the counting of tries are
/// the same for both. Start at [commercegraph.users.identity.CognitoIdentityProvider].
@NullMarked
package commercegraph.users.identity;

import org.jspecify.annotations.NullMarked;
