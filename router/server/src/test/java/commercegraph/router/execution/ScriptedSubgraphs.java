package commercegraph.router.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.federation.SubgraphName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Subgraphs that answer what a test says, in the order in which it says so.
final class ScriptedSubgraphs implements SubgraphClient {
    private final Map<SubgraphName, Deque<SubgraphResult>> answers = new HashMap<>();
    private final List<SubgraphRequest> requests = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean hold;

    /// The next answer of a subgraph.
    ScriptedSubgraphs answer(String subgraph, String json) {
        return answer(
                subgraph, new SubgraphResponse(200, "application/json", json.getBytes(UTF_8)));
    }

    ScriptedSubgraphs answer(String subgraph, SubgraphResult result) {
        answers.computeIfAbsent(new SubgraphName(subgraph), _ -> new ArrayDeque<>()).add(result);
        return this;
    }

    /// Keeps answers back until they are released.
    ScriptedSubgraphs hold() {
        hold = true;
        return this;
    }

    void release(int request) {
        held.get(request).run();
    }

    @Override
    public void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
        requests.add(request);
        Deque<SubgraphResult> left = answers.get(request.subgraph());
        if (left == null || left.isEmpty()) {
            throw new IllegalStateException(request.subgraph() + " was not to be asked");
        }
        SubgraphResult answer = left.remove();
        if (hold) {
            held.add(() -> whenDone.accept(answer));
        } else {
            whenDone.accept(answer);
        }
    }

    /// Subgraph and variables of each request: `reviews {"representations":[]}`.
    List<String> asked() {
        return requests.stream().map(ScriptedSubgraphs::asked).toList();
    }

    List<SubgraphRequest> requests() {
        return requests;
    }

    private static String asked(SubgraphRequest request) {
        String body = new String(request.body(), UTF_8);
        String variables = body.substring(body.indexOf("\"variables\":") + 12, body.length() - 1);
        return request.subgraph() + " " + variables;
    }
}
