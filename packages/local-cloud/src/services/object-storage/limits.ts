/** Of one object here, which is held in memory while it is sent; OCI takes 50 GiB in one put. */
export const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/** Of an object's name, in UTF-8. See https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/managingobjects.htm. */
export const MAX_OBJECT_NAME_BYTES = 1024;

/** Of one page of a list. */
export const MAX_OBJECTS_PER_LIST = 1000;
