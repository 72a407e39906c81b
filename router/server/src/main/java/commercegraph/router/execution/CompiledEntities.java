package commercegraph.router.execution;

import commercegraph.router.json.JsonKey;

/// [commercegraph.router.plan.Entities], ready to be written.
///
/// @param apart equal representations do not become one
/// @param typed which case it is, or what it has, goes by the object's own type
record CompiledEntities(CompiledCase[] cases, boolean apart, boolean typed) {
    static CompiledEntities of(CompiledCase[] cases, boolean apart) {
        boolean typed = false;
        for (CompiledCase one : cases) {
            typed |= !one.types().isAll() || one.fields().typed();
        }
        return new CompiledEntities(cases, apart, typed);
    }

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
