package commercegraph.catalog.domain;

/// Makes a write happen once: whoever asks again with the same key and input gets the first result,
/// for 24 hours.
///
/// @param scope the caller and the mutation, to which keys belong
/// @param key as the client sent it, 1 to 128 characters
/// @param inputHash a keyed hash of the input, which itself is not kept
public record Once(String scope, String key, String inputHash) {}
