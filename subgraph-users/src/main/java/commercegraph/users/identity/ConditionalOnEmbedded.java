package commercegraph.users.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/// What is there with the embedded provider alone, which is the one unless another is configured.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(
        name = "commercegraph.accounts.provider",
        havingValue = "embedded",
        matchIfMissing = true)
@interface ConditionalOnEmbedded {}
