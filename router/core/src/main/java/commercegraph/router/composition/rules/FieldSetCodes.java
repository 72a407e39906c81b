package commercegraph.router.composition.rules;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.federation.FederationDirective;

/// The codes for what can be wrong with the field set of one directive.
record FieldSetCodes(
        FederationDirective directive,
        ErrorCode notAString,
        ErrorCode invalid,
        ErrorCode directiveInside,
        ErrorCode onInterface) {

    static final FieldSetCodes KEY =
            new FieldSetCodes(
                    FederationDirective.KEY,
                    ErrorCode.KEY_INVALID_FIELDS_TYPE,
                    ErrorCode.KEY_INVALID_FIELDS,
                    ErrorCode.KEY_DIRECTIVE_IN_FIELDS_ARG,
                    ErrorCode.KEY_UNSUPPORTED_ON_INTERFACE);
    static final FieldSetCodes REQUIRES =
            new FieldSetCodes(
                    FederationDirective.REQUIRES,
                    ErrorCode.REQUIRES_INVALID_FIELDS_TYPE,
                    ErrorCode.REQUIRES_INVALID_FIELDS,
                    ErrorCode.REQUIRES_DIRECTIVE_IN_FIELDS_ARG,
                    ErrorCode.REQUIRES_UNSUPPORTED_ON_INTERFACE);
    static final FieldSetCodes PROVIDES =
            new FieldSetCodes(
                    FederationDirective.PROVIDES,
                    ErrorCode.PROVIDES_INVALID_FIELDS_TYPE,
                    ErrorCode.PROVIDES_INVALID_FIELDS,
                    ErrorCode.PROVIDES_DIRECTIVE_IN_FIELDS_ARG,
                    ErrorCode.PROVIDES_UNSUPPORTED_ON_INTERFACE);
}
