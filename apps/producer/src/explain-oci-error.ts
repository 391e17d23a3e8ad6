import { isEndpointUnreachable, OciServiceError } from '@weather-stream/oci-transport';

const privateEndpoint =
  'If the stream pool has a private endpoint, there are two ways out: run the producer on the VM inside that network, or set streamPoolAccess: public in the stack and deploy again.';

/** Says an error of Oracle Cloud with its way out, for whoever runs the producer. */
export function explainOciError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const wayOut = findWayOut(error);
  return wayOut === undefined ? message : `${message} ${wayOut}`;
}

function findWayOut(error: unknown): string | undefined {
  if (isEndpointUnreachable(error)) return privateEndpoint;
  if (!(error instanceof OciServiceError)) return undefined;
  switch (error.status) {
    case 401:
      return 'Check that the API key belongs to the user of the OCI profile, and that the clock of this machine is right.';
    case 404:
      return 'OCI answers so for a wrong OCID and for a missing policy alike: check the OCID and the region, and allow "use stream-push" (and "read streams" for a look-up by name) in the compartment of the stream.';
    default:
      return undefined;
  }
}
