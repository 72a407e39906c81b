package commercegraph.signatures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes that are signed. RFC 9421 section 2.5.
final class SignatureBase {

    private SignatureBase() {}

    /// The base for these components, `parameters` being the value of `@signature-params`. Null
    /// when the message lacks a component; a value with a line break could forge a line, and counts
    /// as lacking.
    static byte @Nullable [] of(SignedMessage message, List<String> components, String parameters) {
        var base = new StringBuilder(512);
        for (String name : components) {
            String value = message.component(name);
            if (value == null || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) return null;
            base.append('"').append(name).append("\": ").append(value).append('\n');
        }
        base.append("\"@signature-params\": ").append(parameters);
        return base.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// `("@method" "content-type");created=…;keyid="…";nonce="…";alg="hmac-sha256"`
    static String parameters(
            List<String> components, long createdSeconds, String keyId, String nonce) {
        var parameters = new StringBuilder(256).append('(');
        for (int i = 0; i < components.size(); i++) {
            if (i > 0) parameters.append(' ');
            parameters.append('"').append(components.get(i)).append('"');
        }
        parameters.append(");created=").append(createdSeconds).append(";keyid=");
        appendString(parameters, keyId);
        parameters.append(";nonce=");
        appendString(parameters, nonce);
        return parameters.append(";alg=\"").append(HmacKey.ALGORITHM).append('"').toString();
    }

    static void appendString(StringBuilder to, String value) {
        to.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') to.append('\\');
            to.append(c);
        }
        to.append('"');
    }
}
