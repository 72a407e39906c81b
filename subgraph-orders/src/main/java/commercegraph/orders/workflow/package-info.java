/// A small interpreter of Amazon States Language, and a runner that keeps its state in a store.
///
/// In: a definition as maps and lists (any JSON reader makes them), read by
/// [commercegraph.orders.workflow.DefinitionReader], which refuses whatever is not implemented
/// here, so that a definition never means one thing in Step Functions and another here. Out:
/// executions that were run to their end. Start at [commercegraph.orders.workflow.Interpreter],
/// which is pure; [commercegraph.orders.workflow.WorkflowRunner] adds store, clock and task
/// handlers. Knows the JDK alone.
@NullMarked
package commercegraph.orders.workflow;

import org.jspecify.annotations.NullMarked;
