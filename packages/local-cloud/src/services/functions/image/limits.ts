/** How many bytes the files of one image may have. OCI publishes no figure. */
export const MAX_UNPACKED_BYTES = 4 * 1024 * 1024 * 1024;

/** Largest configuration of an image that is read. */
export const MAX_CONFIG_BYTES = 1024 * 1024;
