package commercegraph.signatures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads one `Signature-Input` field, and writes its serialization on the way.
final class SignatureInputParser {

    private static final int FIELD_CHARACTERS_MAX = 4096;
    private static final int LABEL_CHARACTERS_MAX = 32;
    private static final int COMPONENTS_MAX = 32;
    private static final int COMPONENT_CHARACTERS_MAX = 64;
    private static final int KEY_ID_CHARACTERS_MAX = 128;
    private static final int NONCE_CHARACTERS_MIN = 16;
    private static final int NONCE_CHARACTERS_MAX = 128;

    private final String field;
    private final FieldCursor cursor;
    private final StringBuilder serialized = new StringBuilder(256);
    private final Map<String, String> strings = new HashMap<>();
    private long createdSeconds = -1;

    SignatureInputParser(String field) {
        this.field = field;
        this.cursor = new FieldCursor(field);
    }

    SignatureInput.Parsed parse() throws MalformedFieldException {
        if (field.length() > FIELD_CHARACTERS_MAX)
            throw new MalformedFieldException("it is too long");
        String label = cursor.key();
        if (label.length() > LABEL_CHARACTERS_MAX)
            throw new MalformedFieldException("the label is too long");
        cursor.expect('=');
        List<String> components = components();
        while (!cursor.atEnd()) parameter();
        if (createdSeconds < 0) throw new MalformedFieldException("created is missing");
        String keyId = bounded("keyid", 1, KEY_ID_CHARACTERS_MAX);
        String nonce = bounded("nonce", NONCE_CHARACTERS_MIN, NONCE_CHARACTERS_MAX);
        String algorithm = bounded("alg", 1, KEY_ID_CHARACTERS_MAX);
        return new SignatureInput.Parsed(
                label, components, createdSeconds, keyId, nonce, algorithm, serialized.toString());
    }

    private List<String> components() throws MalformedFieldException {
        var components = new ArrayList<String>(8);
        cursor.expect('(');
        serialized.append('(');
        cursor.skipSpaces();
        while (!cursor.take(')')) {
            String name = componentName();
            if (components.contains(name))
                throw cursor.malformed("a component that stands there already");
            if (components.size() == COMPONENTS_MAX) throw cursor.malformed("too many components");
            if (!components.isEmpty()) serialized.append(' ');
            serialized.append('"').append(name).append('"');
            components.add(name);
            if (!cursor.startsWith(')')) cursor.expect(' ');
            cursor.skipSpaces();
        }
        serialized.append(')');
        return components;
    }

    /// A component's own parameters (`;sf`, `;key`, `;req` and so on) are no part of the profile:
    /// the space expected after the name refuses them.
    private String componentName() throws MalformedFieldException {
        String name = cursor.string();
        boolean proper =
                !name.isEmpty()
                        && name.length() <= COMPONENT_CHARACTERS_MAX
                        && name.chars().allMatch(SignatureInputParser::isNameCharacter)
                        && name.indexOf('@', 1) < 0
                        && !name.equals("@signature-params");
        if (!proper) throw cursor.malformed("a component name expected");
        return name;
    }

    private void parameter() throws MalformedFieldException {
        cursor.expect(';');
        cursor.skipSpaces();
        String name = cursor.key();
        cursor.expect('=');
        serialized.append(';').append(name).append('=');
        switch (name) {
            case "created" -> created();
            case "keyid", "nonce", "alg" -> string(name);
            default -> throw cursor.malformed("a parameter that is not known");
        }
    }

    private void created() throws MalformedFieldException {
        if (createdSeconds >= 0) throw cursor.malformed("created stands there twice");
        createdSeconds = cursor.integer();
        serialized.append(createdSeconds);
    }

    private void string(String name) throws MalformedFieldException {
        String value = cursor.string();
        if (strings.put(name, value) != null) throw cursor.malformed(name + " stands there twice");
        SignatureBase.appendString(serialized, value);
    }

    private String bounded(String name, int charactersMin, int charactersMax)
            throws MalformedFieldException {
        String value = strings.get(name);
        if (value == null) throw new MalformedFieldException(name + " is missing");
        if (value.length() < charactersMin || value.length() > charactersMax)
            throw new MalformedFieldException(
                    name + " must have " + charactersMin + " to " + charactersMax + " characters");
        return value;
    }

    /// Lower-case field names (RFC 9110 tokens), and `@` for derived components.
    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || "@!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
