/** Makes a function that takes secrets out of texts, as they are and as a URL writes them. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const spellings = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
    .filter((spelling) => spelling !== '')
    .sort((a, b) => b.length - a.length);
  return (text) => spellings.reduce((redacted, spelling) => redacted.replaceAll(spelling, '***'), text);
}
