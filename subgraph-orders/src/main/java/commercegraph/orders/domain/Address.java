package commercegraph.orders.domain;

import java.util.Optional;

/// Where an order goes. The bounds of its parts are [AddressRules].
///
/// @param country ISO 3166-1 alpha-2
public record Address(
        String name,
        String line1,
        Optional<String> line2,
        String city,
        String postalCode,
        String country) {}
