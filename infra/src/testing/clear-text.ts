/** Every text that stands in a value outside of secrets. */
export function clearTextsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, Buffer.from(value, 'base64').toString('utf8')];
  if (Array.isArray(value)) return value.flatMap(clearTextsIn);
  if (typeof value !== 'object' || value === null || 'secret' in value) return [];
  return Object.values(value).flatMap(clearTextsIn);
}
