// The vendor's SDK reads these when it is loaded, so before any import of it. Refusals are what is tested: no 91 seconds of
// retries, and no breaker that opens. Only a real stream may be busy with others.
process.env.OCI_SDK_DEFAULT_CIRCUITBREAKER_ENABLED = 'false';
process.env.OCI_SDK_DEFAULT_RETRY_ENABLED = String(process.env.OCI_CONFORMANCE_STREAM_ID !== undefined);
