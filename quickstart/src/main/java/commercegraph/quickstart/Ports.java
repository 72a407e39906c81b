package commercegraph.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where router and subgraphs listen, on loopback.
record Ports(int router, int users, int catalog, int orders, int metrics) {
    /// What every guide says.
    static final Ports FIXED = new Ports(4000, 4001, 4002, 4003, 4004);

    /// The router at `base`, the subgraphs behind it.
    static Ports from(int base) {
        if (base < 1024 || base > 65_531) {
            throw new StartFailure("a port base lies between 1024 and 65531, not " + base);
        }
        return new Ports(base, base + 1, base + 2, base + 3, base + 4);
    }

    Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("router", router);
        ports.putAll(subgraphs());
        return ports;
    }

    Map<String, Integer> subgraphs() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("users", users);
        ports.put("catalog", catalog);
        ports.put("orders", orders);
        ports.put("metrics", metrics);
        return ports;
    }

    /// Says at once, before anything has been started, which ports are taken.
    void checkFree() {
        List<String> taken =
                byName().entrySet().stream()
                        .filter(entry -> !isFree(entry.getValue()))
                        .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                        .toList();
        if (!taken.isEmpty()) {
            throw new StartFailure(
                    "taken already: port "
                            + String.join(", ", taken)
                            + ". Is another quickstart running?");
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
