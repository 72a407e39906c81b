package commercegraph.metrics.api;

import static commercegraph.metrics.domain.MetadataWriter.ENTRIES_MAX;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.metrics.domain.MetadataSubject;
import commercegraph.metrics.domain.MetadataWriter;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.Rejection;
import commercegraph.metrics.domain.SenderKeys;
import commercegraph.metrics.domain.UserId;
import commercegraph.schema.metrics.types.MetadataInput;
import commercegraph.schema.metrics.types.PutMetadataPayload;
import commercegraph.schema.metrics.types.PutProductMetadataInput;
import commercegraph.schema.metrics.types.PutUserMetadataInput;
import commercegraph.schema.metrics.types.UserError;
import commercegraph.support.errors.GraphFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Changes metadata. Each entry is taken or refused for itself.
@DgsComponent
class MetadataFetcher {

    private final MetadataWriter writer;
    private final Senders senders;

    MetadataFetcher(MetadataWriter writer, Senders senders) {
        this.writer = writer;
        this.senders = senders;
    }

    @DgsMutation
    PutMetadataPayload putUserMetadata(
            @InputArgument PutUserMetadataInput input, DgsDataFetchingEnvironment env) {
        return put(input.getEntries(), id -> new MetadataSubject.User(new UserId(id)), env);
    }

    @DgsMutation
    PutMetadataPayload putProductMetadata(
            @InputArgument PutProductMetadataInput input, DgsDataFetchingEnvironment env) {
        return put(input.getEntries(), id -> new MetadataSubject.Product(new ProductId(id)), env);
    }

    private PutMetadataPayload put(
            List<MetadataInput> inputs,
            Function<String, MetadataSubject> subject,
            DgsDataFetchingEnvironment env) {
        senders.require(SenderKeys.METADATA_WRITE, env);
        if (inputs.size() > ENTRIES_MAX)
            throw GraphFailure.badUserInput("`entries` must be " + ENTRIES_MAX + " at most");
        List<MetadataWriter.Entry> entries =
                inputs.stream()
                        .map(
                                input ->
                                        new MetadataWriter.Entry(
                                                subject.apply(input.getId()),
                                                object(input.getMetadata())))
                        .toList();
        return payload(Answers.of(() -> writer.put(entries)));
    }

    private static Map<String, @Nullable Object> object(Object metadata) {
        if (!(metadata instanceof Map<?, ?> map))
            throw GraphFailure.badUserInput("`metadata` must be an object");
        Map<String, @Nullable Object> object = new HashMap<>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    private static PutMetadataPayload payload(List<Optional<Rejection>> results) {
        List<UserError> errors = new ArrayList<>();
        for (int index = 0; index < results.size(); index++) {
            List<String> at = List.of("entries", Integer.toString(index));
            results.get(index).ifPresent(rejection -> errors.add(UserErrors.of(rejection, at)));
        }
        return PutMetadataPayload.newBuilder()
                .updatedCount(results.size() - errors.size())
                .userErrors(errors)
                .build();
    }
}
