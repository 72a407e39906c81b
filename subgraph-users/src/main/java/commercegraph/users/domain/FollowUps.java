package commercegraph.users.domain;

import java.util.List;

/// Users whose record at the identity provider may be behind ours. Each change leaves one, in its
/// own transaction, where the provider keeps a record of its own.
public interface FollowUps {

    /// Up to so many, in no order. One that is not done comes again.
    List<FollowUp> waiting(int usersMax);

    /// @param version of our record that the provider's is to have reached
    record FollowUp(UserId user, int version) {}

    /// The provider's record has reached this version; a newer one goes on waiting.
    void done(FollowUp followUp);
}
