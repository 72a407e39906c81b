package commercegraph.users.app;

import commercegraph.support.configuration.SubgraphProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// With which settings this subgraph starts: with the quickstart's on one machine alone, and
/// elsewhere with secrets of its own, with Cognito, and with a Redis for revocations.
@Configuration(proxyBeanMethods = false)
class StartRules {

    private static final String QUICKSTART = "commercegraph.accounts.quickstart";
    private static final String PROVIDER = "commercegraph.accounts.provider";
    private static final List<String> OWN_SECRETS =
            List.of(
                    "commercegraph.users.input-hash-key",
                    "commercegraph.accounts.cognito.client-secret");

    /// All of the quickstart's secrets begin so, and are known to everyone.
    private static final String KNOWN = "quickstart-";

    /// Before anything else is made.
    @Bean
    static BeanFactoryPostProcessor settingsLookedAt(Environment environment) {
        return _ ->
                check(
                        environment,
                        Binder.get(environment)
                                .bindOrCreate("commercegraph", SubgraphProperties.class));
    }

    private static void check(Environment environment, SubgraphProperties properties) {
        boolean quickstart = environment.getProperty(QUICKSTART, Boolean.class, false);
        List<String> faults =
                quickstart ? ofQuickstart(environment) : elsewhere(environment, properties);
        if (!faults.isEmpty())
            throw new IllegalStateException(
                    "The users subgraph does not start: " + String.join("; ", faults));
    }

    private static List<String> ofQuickstart(Environment environment) {
        var faults = new ArrayList<String>();
        String address = environment.getProperty("server.address", "");
        if (!isLoopback(address))
            faults.add(QUICKSTART + " is for one machine, and not for server.address " + address);
        if (!provider(environment).equals("embedded"))
            faults.add("the quickstart runs with the embedded identity provider");
        return faults;
    }

    private static List<String> elsewhere(Environment environment, SubgraphProperties properties) {
        var faults = new ArrayList<String>();
        if (!provider(environment).equals("cognito"))
            faults.add(
                    "the embedded identity provider shows codes at /dev/mails, so it starts in the"
                            + " quickstart alone: "
                            + PROVIDER
                            + " must be cognito");
        if (properties.revocations().redisUri().isBlank())
            faults.add(
                    "commercegraph.revocations.redis-uri must be set, or a disabled user's token"
                            + " stays good until it expires");
        secrets(environment, properties)
                .filter(secret -> secret.getValue().startsWith(KNOWN))
                .forEach(secret -> faults.add(secret.getKey() + " is a secret of the quickstart"));
        return faults;
    }

    private static Stream<Map.Entry<String, String>> secrets(
            Environment environment, SubgraphProperties properties) {
        Stream<Map.Entry<String, String>> own =
                OWN_SECRETS.stream()
                        .map(name -> Map.entry(name, environment.getProperty(name, "")));
        Stream<Map.Entry<String, String>> ofCallers =
                properties.signatures().peers().entrySet().stream()
                        .flatMap(peer -> ofCaller(peer.getKey(), peer.getValue()));
        Stream<Map.Entry<String, String>> ofCalled =
                properties.peers().entrySet().stream()
                        .map(
                                peer ->
                                        Map.entry(
                                                "the secret for " + peer.getKey(),
                                                peer.getValue().secret()));
        return Stream.of(own, ofCallers, ofCalled).flatMap(secrets -> secrets);
    }

    private static Stream<Map.Entry<String, String>> ofCaller(
            String name, SubgraphProperties.PeerKey key) {
        return key.secrets().stream().map(secret -> Map.entry("the secret of " + name, secret));
    }

    private static String provider(Environment environment) {
        return environment.getProperty(PROVIDER, "embedded");
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
