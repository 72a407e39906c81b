package commercegraph.router.json;

/// How much JSON is taken.
///
/// @param bytesMax of the whole text; at most [#BYTES_MAX]
/// @param depthMax of arrays and objects in each other
public record ScanBounds(int bytesMax, int depthMax) {
    /// A tape keeps a position in 28 bits.
    public static final int BYTES_MAX = (1 << 28) - 1;

    public static final ScanBounds DEFAULT = new ScanBounds(64 << 20, 512);

    public ScanBounds {
        if (bytesMax < 0 || bytesMax > BYTES_MAX || depthMax < 1) {
            throw new IllegalArgumentException("bounds of a scan: " + bytesMax + ", " + depthMax);
        }
    }
}
