/// The steps from a document's text to a normalized operation, in this order: [ParseDocument],
/// [BoundExpansion], [ValidateDocument], [ChooseOperation], [ReadVariables],
/// [FindConditionVariables], [CheckVariables], [CollectSelections], [DropUnusedVariables]. Start at
/// [commercegraph.router.operation.OperationReader]. Pure.
@NullMarked
package commercegraph.router.operation.passes;

import org.jspecify.annotations.NullMarked;
