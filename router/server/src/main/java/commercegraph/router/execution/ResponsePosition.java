package commercegraph.router.execution;

import commercegraph.router.execution.CompiledPath.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a path of the merged answer comes out in the client's: storage keys become response keys.
///
/// @param segments with [PathSegment.Each] for lists
/// @param selection what the client has of the objects there; null where the path goes through
///     something that the client did not ask for: the segments then end before it
record ResponsePosition(List<PathSegment> segments, @Nullable CompiledSelection selection) {
    ResponsePosition {
        segments = List.copyOf(segments);
    }

    static ResponsePosition of(CompiledPath path, CompiledSelection response) {
        List<PathSegment> segments = new ArrayList<>();
        CompiledSelection selection = response;
        for (Step step : path.steps()) {
            switch (step) {
                case Step.Key(var key) -> {
                    CompiledField field = selection.at(key.name());
                    if (field == null) {
                        return new ResponsePosition(segments, null);
                    }
                    segments.add(new PathSegment.Key(field.responseKey().name()));
                    selection = selection.below(key.name());
                }
                case Step.EachItem() -> segments.add(new PathSegment.Each());
                case Step.OnTypes _ -> {}
            }
        }
        return new ResponsePosition(segments, selection);
    }

    /// The place of an object: the positions of the lists that it lies in, put in.
    List<PathSegment> place(Collector at) {
        List<PathSegment> place = new ArrayList<>(segments.size());
        int list = 0;
        for (PathSegment segment : segments) {
            place.add(
                    segment instanceof PathSegment.Each
                            ? new PathSegment.Index(at.position(list++))
                            : segment);
        }
        return place;
    }

    /// What stands for all objects here: the path up to the first list.
    List<PathSegment> parent() {
        int list = segments.indexOf(new PathSegment.Each());
        return list < 0 ? segments : segments.subList(0, list);
    }

    /// A place below one of these objects, by storage keys; as far as the client's fields go that
    /// way, since subgraphs may say what they like.
    ///
    /// @param place of the object
    List<PathSegment> below(List<PathSegment> place, List<PathSegment> storage) {
        List<PathSegment> all = new ArrayList<>(place);
        CompiledSelection at = selection;
        CompiledType type = null;
        for (PathSegment segment : storage) {
            if (segment instanceof PathSegment.Key(var key)
                    && at != null
                    && !(type instanceof CompiledType.ListOf)) {
                CompiledField field = at.at(key);
                if (field == null) {
                    return all;
                }
                all.add(new PathSegment.Key(field.responseKey().name()));
                type = field.type();
                at = at.below(key);
            } else if (segment instanceof PathSegment.Index
                    && type instanceof CompiledType.ListOf(_, var item)) {
                all.add(segment);
                type = item;
            } else {
                return all;
            }
        }
        return all;
    }
}
