/**
 * The function's image: one file on a Node base. No `RUN`, so that it builds for a foreign processor without emulation,
 * and no `# syntax`, so that nothing but the base is pulled. OCI runs it as user 1000, which the base has.
 * https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionsrunningasunprivileged.htm
 */
export const dockerfile = `ARG BASE
FROM \${BASE}
COPY --chmod=0444 function.cjs /function/function.cjs
WORKDIR /function
USER 1000:1000
ENTRYPOINT ["node", "/function/function.cjs"]
`;
