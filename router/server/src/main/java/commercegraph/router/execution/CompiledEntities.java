package commercegraph.router.execution;

import commercegraph.router.json.JsonKey;

/// [commercegraph.router.plan.Entities], ready to be written.
///
/// @param apart equal representations do not become one
record CompiledEntities(CompiledCase[] cases, boolean apart) {

    /// @param typename null: the object's own
    record CompiledCase(
            TypeSet types,
            @org.jspecify.annotations.Nullable JsonKey typename,
            RepresentationFields fields,
            boolean keyed) {}

    /// @param typed some field is for certain types only
    record RepresentationFields(RepresentationField[] fields, boolean typed) {}

    /// @param fields none for a leaf
    record RepresentationField(
            JsonKey name,
            JsonKey storageKey,
            boolean key,
            TypeSet types,
            RepresentationFields fields) {
        boolean isLeaf() {
            return fields.fields().length == 0;
        }
    }
}
