/**
 * The only region that the local cloud says it is. A real one: the vendor's SDKs know regions by name, so they can make
 * endpoints and do not look for a metadata service.
 */
export const localRegion = { id: 'us-ashburn-1', key: 'iad' } as const;
