/**
 * Largest body of an invocation and of its answer, each.
 *
 * @see https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionstroubleshooting_topic-Issues-invoking-functions.htm
 */
export const MAX_INVOCATION_BODY_BYTES = 6 * 1024 * 1024;

/**
 * How long a container may take until its socket is there. 5 s in the open-source Fn server; what OCI allows is not
 * published. Twice the server's figure, since the containers here share the laptop with everything else.
 *
 * @see https://github.com/fnproject/fn/blob/master/api/agent/config.go
 */
export const CONTAINER_INIT_TIMEOUT_MS = 10_000;

/** How long a container without work is kept. OCI publishes no figure; the cloud's time scale makes it shorter. */
export const CONTAINER_IDLE_MS = 15 * 60 * 1000;

/**
 * Containers that may exist at once, of all functions: the laptop's stand-in for a tenancy's `total-concurrency-mb`
 * (60 GB in OCI). One more is refused with 429, as there.
 */
export const MAX_CONTAINERS = 8;

/** Longest path of a unix socket: 108 bytes on Linux, 104 on macOS, each with the closing zero. */
export const MAX_SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;

/** Longest log line that is kept whole, in characters; the rest of a longer one follows as further lines. */
export const MAX_LOG_LINE_CHARACTERS = 16 * 1024;
