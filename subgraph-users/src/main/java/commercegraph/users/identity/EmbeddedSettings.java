package commercegraph.users.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who keeps the passwords. The embedded provider shows its mails to everyone, and so runs in the
/// quickstart alone: elsewhere the subgraph refuses to start with it.
@ConfigurationProperties("commercegraph.accounts")
record EmbeddedSettings(@DefaultValue("false") boolean quickstart) {
    void check() {
        if (!quickstart)
            throw new IllegalStateException(
                    "The embedded identity provider shows codes at /dev/mails: it starts in the"
                            + " quickstart alone (commercegraph.accounts.quickstart)");
    }
}
