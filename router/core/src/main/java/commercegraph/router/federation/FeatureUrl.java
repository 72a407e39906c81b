package commercegraph.router.federation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a feature: link specification, "Linking".
/// `https://specs.apollo.dev/federation/v2.9` is version 2.9 of the feature with the identity
/// `https://specs.apollo.dev/federation`, whose name is `federation`.
public record FeatureUrl(String identity, String name, int major, int minor) {
    public static final String APOLLO = "https://specs.apollo.dev/";

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<identity>[a-z][a-z0-9+.-]*://[^?#\\s]*?/(?<name>[^/?#\\s]+))"
                            + "/v(?<major>\\d{1,6})\\.(?<minor>\\d{1,6})(?:[?#]\\S*)?");

    public static Optional<FeatureUrl> parse(String url) {
        Matcher form = FORM.matcher(url);
        return form.matches()
                ? Optional.of(
                        new FeatureUrl(
                                form.group("identity"),
                                form.group("name"),
                                Integer.parseInt(form.group("major")),
                                Integer.parseInt(form.group("minor"))))
                : Optional.empty();
    }

    /// Whether this is a feature of Apollo's, by its name.
    public boolean isApollo(String feature) {
        return identity.equals(APOLLO + feature);
    }

    @Override
    public String toString() {
        return "%s/v%d.%d".formatted(identity, major, minor);
    }
}
