/** The value of an `Authorization` header for HTTP Basic. */
export function toBasicAuthorization(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
}
