package commercegraph.users.app;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Sees the reset codes that a moto server puts into a header, as it mails none. The SDK finds it
/// by `execution.interceptors`.
public final class ResetCodes implements ExecutionInterceptor {

    private static final String HEADER = "x-moto-forgot-password-confirmation-code";
    private static final AtomicReference<String> LATEST = new AtomicReference<>("000000");

    static String latest() {
        return LATEST.get();
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes attributes) {
        Optional<String> code = context.httpResponse().firstMatchingHeader(HEADER);
        code.filter(text -> text.startsWith("moto")).ifPresent(LATEST::set);
    }
}
