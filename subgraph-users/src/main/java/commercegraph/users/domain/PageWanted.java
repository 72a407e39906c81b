package commercegraph.users.domain;

import java.util.Optional;

/// How many items, and the id after which they begin, newest first.
public record PageWanted(int first, Optional<String> after) {}
