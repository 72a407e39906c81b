/// Everything in one process: the stores, the four subgraphs and the router, seeded. Start at
/// [commercegraph.quickstart.Quickstart]. For a laptop, never for a server: its secrets are public.
@NullMarked
package commercegraph.quickstart;

import org.jspecify.annotations.NullMarked;
