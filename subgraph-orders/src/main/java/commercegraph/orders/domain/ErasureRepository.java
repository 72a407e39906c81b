package commercegraph.orders.domain;

import java.time.Instant;

/// What is to be erased of buyers whose account was deleted. Each method is one transaction, or a
/// bounded number of small ones that may break off anywhere and are begun again.
public interface ErasureRepository {
    /// Notes that a buyer's account is deleted, unless that is noted already. From now on no order
    /// of the buyer is written.
    void begin(UserId buyer, Instant deletedAt, Instant now);

    /// Erases what is personal in orders of buyers of which it is due: in those that are done
    /// with, and in every order of a buyer deleted at `deletedBefore` or earlier. At most `limit`.
    ///
    /// @return how many orders were erased
    int erase(Instant deletedBefore, Instant now, int limit);

    /// Ends the erasures of buyers who were noted at `notedBefore` or earlier, and of whom nothing
    /// personal is left.
    void end(Instant notedBefore, Instant now);
}
