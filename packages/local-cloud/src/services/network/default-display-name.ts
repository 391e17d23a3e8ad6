/** The name of a resource that was given none, as OCI makes it: its type and the time, like `vcn20261123163538`. */
export function defaultDisplayName(type: string, now: number): string {
  const digits = new Date(now).toISOString().replaceAll(/\D/g, '');
  return `${type}${digits.slice(0, 'yyyymmddhhmmss'.length)}`;
}
