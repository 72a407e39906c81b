package commercegraph.metrics.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where events are recorded. Throws [StoreUnavailableException] when the store does not answer
/// within bounds; part of what was given may be recorded then, and giving it again is safe.
public interface InteractionStore {

    /// What is known of these eventIds of a sender; unknown ones are left out.
    Map<String, Claim> claims(String keyId, Set<String> eventIds);

    /// Records events of distinct eventIds in the order given, and counts each in every aggregate,
    /// once. The answer has each eventId; what it says is durable.
    Map<String, Settled> record(String keyId, List<NewInteraction> events);

    /// The claim that holds, and whether it was this call that made it.
    record Settled(Claim claim, boolean recordedNow) {}
}
