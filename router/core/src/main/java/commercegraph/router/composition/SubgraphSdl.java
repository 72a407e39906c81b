package commercegraph.router.composition;

/// A subgraph as the composer gets it.
///
/// @param url where it listens; empty where that is not known
public record SubgraphSdl(String name, String url, String sdl) {}
