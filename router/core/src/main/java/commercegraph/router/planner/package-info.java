/// Turns a normalized operation into a query plan. In:
/// [commercegraph.router.operation.Operation]; out: [commercegraph.router.plan.QueryPlan]. Start at
/// [commercegraph.router.planner.QueryPlanner]. Pure: no I/O, no clock, no logging; the same input
/// gives the same plan, in a bounded number of steps.
@NullMarked
package commercegraph.router.planner;

import org.jspecify.annotations.NullMarked;
