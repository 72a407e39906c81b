/// Configuration, wiring, and `main`. In: flags and a file; out: a running router. Start at
/// [commercegraph.router.app.RouterServer] to run one inside another program, and at
/// [commercegraph.router.app.Main] for the command line.
@NullMarked
package commercegraph.router.app;

import org.jspecify.annotations.NullMarked;
