/// The client's operation: parsed, validated against the API schema, and normalized, so that a
/// planner and an authorizer see one shape only. In: the document's text, the operation's name, the
/// values of the variables that `@skip` and `@include` use; out:
/// [commercegraph.router.operation.Operation] or errors. Pure.
@NullMarked
package commercegraph.router.operation;

import org.jspecify.annotations.NullMarked;
