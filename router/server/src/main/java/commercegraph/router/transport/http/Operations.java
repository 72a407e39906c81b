package commercegraph.router.transport.http;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What those who run the router ask of it.
///
/// @param ready whether requests should be sent here
/// @param metrics in the text format of Prometheus; not called on event loops
public record Operations(BooleanSupplier ready, Supplier<String> metrics) {}
