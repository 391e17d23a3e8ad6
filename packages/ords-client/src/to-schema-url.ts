/**
 * Where a REST-enabled schema answers, without a slash at its end.
 *
 * @param ordsUrl base of ORDS, ending in `/ords` or `/ords/`: dumps of real databases show both, and even `/ords//`
 * @param alias path of the schema, like `demo`
 */
export function toSchemaUrl(ordsUrl: string, alias: string): string {
  let end = ordsUrl.length;
  while (ordsUrl[end - 1] === '/') end -= 1;
  return `${ordsUrl.slice(0, end)}/${alias}`;
}
