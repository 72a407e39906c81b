/// Users, their roles and status, sign-in and audit, as the business speaks of them. Start at
/// [commercegraph.users.domain.UserAdministration] and [commercegraph.users.domain.SignIns]; what
/// they need from outside are the ports [commercegraph.users.domain.UserRepository],
/// [commercegraph.users.domain.AuditTrail] and [commercegraph.users.domain.IdentityProvider]. Knows
/// the JDK and nothing else.
@NullMarked
package commercegraph.users.domain;

import org.jspecify.annotations.NullMarked;
