/**
 * Largest manifest that is taken: the least that the specification asks of a registry.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests
 */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** Largest blob that is taken. OCIR publishes no figure. */
export const MAX_BLOB_BYTES = 4 * 1024 * 1024 * 1024;

/** Uploads that may be open at once; one more ends the one that was not used for the longest time. */
export const MAX_OPEN_UPLOADS = 256;

/** How long a token of the registry is good for. OCIR publishes no figure. */
export const REGISTRY_TOKEN_LIFETIME_MS = 60 * 60 * 1000;

/** How long a blob that no manifest names is kept: a push that was broken off can be continued. */
export const UNREFERENCED_BLOB_MS = 24 * 60 * 60 * 1000;
