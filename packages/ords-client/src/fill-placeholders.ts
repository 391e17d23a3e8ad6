import { OrdsBadValueError } from './errors';

/** What a placeholder's value may be made of: nothing that could end a quoted name. */
const patterns = {
  password: {
    pattern: /^[A-Za-z][A-Za-z0-9_#$-]{11,29}$/,
    rule: '12 to 30 letters, digits, _ # $ or -, the first a letter',
  },
} as const;

/** Names that a statement may have in `{{…}}`. */
export type PlaceholderName = keyof typeof patterns;

/**
 * Puts values where binds cannot go: the password of CREATE USER.
 *
 * @throws OrdsBadValueError when a value could mean more than a value; it is not quoted
 */
export function fillPlaceholders(text: string, values: Record<PlaceholderName, string>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    if (!(name in patterns)) throw new OrdsBadValueError(`there is no value for the placeholder ${name}`);
    const { pattern, rule } = patterns[name as PlaceholderName];
    const value = values[name as PlaceholderName];
    if (!pattern.test(value))
      throw new OrdsBadValueError(`the ${name} must be ${rule}; change it in the stack`);
    return value;
  });
}
