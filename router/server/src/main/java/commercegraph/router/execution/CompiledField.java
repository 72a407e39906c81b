package commercegraph.router.execution;

import commercegraph.router.json.JsonKey;

/// A [commercegraph.router.plan.ResponseField], ready to be written.
record CompiledField(JsonKey responseKey, CompiledSource source, TypeSet types, CompiledType type) {

    /// Where the value comes from.
    sealed interface CompiledSource {
        record Stored(JsonKey storageKey) implements CompiledSource {}

        record Typename(JsonKey objectType) implements CompiledSource {}

        record Denied(String code, String message) implements CompiledSource {}
    }

    boolean isStoredAt(String storageKey) {
        return source instanceof CompiledSource.Stored(var key) && key.name().equals(storageKey);
    }
}
