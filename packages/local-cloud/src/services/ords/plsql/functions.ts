import { formatOraNumber, notImplementedHere, OracleError } from '../errors';
import { toNumber, toText, type PlsqlValue } from './values';

/** An argument with its value. */
export interface ValuedArgument {
  name: string | undefined;
  value: PlsqlValue;
}

const texts = (args: readonly ValuedArgument[]): (string | null)[] => args.map(({ value }) => toText(value));
const numbers = (args: readonly ValuedArgument[]): (number | null)[] =>
  args.map(({ value }) => toNumber(value));
const emptyIsNull = (text: string): string | null => (text === '' ? null : text);

function pad(args: readonly ValuedArgument[]): string | null {
  const [text, , fill] = texts([args[0] ?? nothing, nothing, args[2] ?? nothing]);
  const length = toNumber(args[1]?.value ?? null);
  if (text === null || text === undefined || length === null) return null;
  return text.length >= length ? emptyIsNull(text.slice(0, length)) : text.padStart(length, fill ?? ' ');
}

const nothing: ValuedArgument = { name: undefined, value: null };

function substring(args: readonly ValuedArgument[]): string | null {
  const text = toText(args[0]?.value ?? null);
  const from = toNumber(args[1]?.value ?? null);
  const length = args[2] === undefined ? Infinity : toNumber(args[2].value);
  if (text === null || from === null || length === null || length < 1) return null;
  const start = from > 0 ? from - 1 : from < 0 ? text.length + from : 0;
  return start < 0 ? null : emptyIsNull(text.slice(start, start + length));
}

function ofText(change: (text: string) => PlsqlValue): (args: readonly ValuedArgument[]) => PlsqlValue {
  return (args) => {
    const [text] = texts(args);
    return text === null || text === undefined ? null : change(text);
  };
}

function clientSecret(args: readonly ValuedArgument[]): PlsqlValue {
  for (const { name } of args)
    if (name !== 'P_SECRET' && name !== 'P_STORED' && name !== undefined)
      throw new OracleError(6550, `PLS-00306: wrong number or types of arguments (${name})`);
  const secret = toText((args.find(({ name }) => name === 'P_SECRET') ?? args[0] ?? nothing).value);
  if (secret === null) throw new OracleError(20001, 'the client secret is empty');
  return { kind: 'client secret', secret };
}

/** The functions that PL/SQL expressions may call, by name. */
export const plsqlFunctions: Readonly<Record<string, (args: readonly ValuedArgument[]) => PlsqlValue>> = {
  ABS: (args) => {
    const [number] = numbers(args);
    return number === null || number === undefined ? null : Math.abs(number);
  },
  LPAD: pad,
  SUBSTR: substring,
  TO_CHAR: (args) => {
    if (args.length !== 1) throw notImplementedHere('TO_CHAR with a format in PL/SQL');
    return texts(args)[0] ?? null;
  },
  TO_NUMBER: (args) => numbers(args)[0] ?? null,
  UPPER: ofText((text) => text.toUpperCase()),
  LOWER: ofText((text) => text.toLowerCase()),
  TRIM: ofText((text) => emptyIsNull(text.trim())),
  LENGTH: ofText((text) => Array.from(text).length),
  NVL: (args) => args[0]?.value ?? args[1]?.value ?? null,
  'ORDS_TYPES.OAUTH_CLIENT_SECRET': clientSecret,
};

/** SQLCODE and SQLERRM inside an exception handler; 0 and the normal text outside. */
export function errorAttributes(error: OracleError | undefined): Record<'SQLCODE' | 'SQLERRM', PlsqlValue> {
  if (error === undefined)
    return { SQLCODE: 0, SQLERRM: `${formatOraNumber(0)}: normal, successful completion` };
  return { SQLCODE: error.oraNumber === 1403 ? 100 : -error.oraNumber, SQLERRM: error.message };
}
