package commercegraph.support.graphql;

import commercegraph.support.configuration.SubgraphProperties.PeerKey;
import commercegraph.support.errors.ErrorCode;
import commercegraph.support.identity.Caller;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds each peer to the root fields that its key may call. Decided on the parsed operation,
/// before anything runs: an alias or a fragment changes nothing, and a field under `@skip` counts
/// as called.
final class PeerFields extends SimplePerformantInstrumentation {

    private final Map<String, PeerKey> peers;

    PeerFields(Map<String, PeerKey> peers) {
        this.peers = Map.copyOf(peers);
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters,
            @Nullable InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        PeerKey peer = peers.get(Caller.of(execution.getGraphQLContext()).peerKeyId());
        if (peer != null && !(peer.fields().isEmpty() && peer.fieldsDenied().isEmpty()))
            check(execution, peer);
        return super.beginExecuteOperation(parameters, state);
    }

    private static void check(ExecutionContext execution, PeerKey peer) {
        var fields = new HashSet<String>();
        var selectionSet = execution.getOperationDefinition().getSelectionSet();
        collect(selectionSet, execution.getFragmentsByName(), new HashSet<>(), fields);
        for (String field : fields) if (!mayCall(peer, field)) throw refusal(field);
    }

    private static boolean mayCall(PeerKey peer, String field) {
        if (field.equals("__typename")) return true;
        boolean listed = peer.fields().isEmpty() || peer.fields().contains(field);
        return listed && !peer.fieldsDenied().contains(field);
    }

    private static void collect(
            SelectionSet selectionSet,
            Map<String, FragmentDefinition> fragments,
            Set<String> visited,
            Set<String> fields) {
        for (Selection<?> selection : selectionSet.getSelections()) {
            switch (selection) {
                case Field field -> fields.add(field.getName());
                case InlineFragment inline ->
                        collect(inline.getSelectionSet(), fragments, visited, fields);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null && visited.add(spread.getName()))
                        collect(fragment.getSelectionSet(), fragments, visited, fields);
                }
                default ->
                        throw new IllegalStateException(
                                "a selection is a field, a spread or an inline fragment");
            }
        }
    }

    private static AbortExecutionException refusal(String field) {
        String message = "The key of this request may not call " + field;
        return new AbortExecutionException(List.of(CodedError.of(ErrorCode.FORBIDDEN, message)));
    }
}
