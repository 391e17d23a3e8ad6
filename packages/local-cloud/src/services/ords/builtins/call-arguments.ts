import { OracleError } from '../errors';
import type { ValuedArgument } from '../plsql/functions';
import { toNumber, toText, type PlsqlValue } from '../plsql/values';

/** The arguments of one call, by the names of the parameters in capitals. */
export interface CallArguments {
  /** @throws OracleError when it is missing or null */
  text(name: string): string;
  optionalText(name: string): string | undefined;
  number(name: string, otherwise: number): number;
  flag(name: string, otherwise: boolean): boolean;
  /** The texts of an `owa.vc_arr`. */
  texts(name: string): string[];
  /** The text of an `ords_types.oauth_client_secret`. */
  clientSecret(name: string): string;
}

const wrongType = (procedure: string, name: string): OracleError =>
  new OracleError(6550, `PLS-00306: wrong number or types of arguments in call to '${procedure}' (${name})`);

function bind(
  procedure: string,
  parameters: readonly string[],
  args: readonly ValuedArgument[],
): Map<string, PlsqlValue> {
  const values = new Map<string, PlsqlValue>();
  for (const [index, { name, value }] of args.entries()) {
    const parameter = name ?? parameters[index];
    if (parameter === undefined || !parameters.includes(parameter) || values.has(parameter))
      throw wrongType(procedure, parameter ?? `argument ${index + 1}`);
    values.set(parameter, value);
  }
  return values;
}

/**
 * Brings the arguments of a call and the parameters of a procedure together.
 *
 * @param parameters all names in order, in capitals
 * @throws OracleError PLS-00306 for an argument that the procedure does not have
 */
export function toCallArguments(
  procedure: string,
  parameters: readonly string[],
  args: readonly ValuedArgument[],
): CallArguments {
  const values = bind(procedure, parameters, args);
  const optionalText = (name: string): string | undefined => toText(values.get(name) ?? null) ?? undefined;
  return {
    optionalText,
    text: (name) => {
      const value = optionalText(name);
      if (value === undefined) throw wrongType(procedure, `${name} is missing or null`);
      return value;
    },
    number: (name, otherwise) => toNumber(values.get(name) ?? null) ?? otherwise,
    flag: (name, otherwise) => {
      const value = values.get(name) ?? otherwise;
      if (typeof value !== 'boolean') throw wrongType(procedure, name);
      return value;
    },
    texts: (name) => {
      const value = values.get(name);
      if (value === undefined || value === null) return [];
      if (!(value instanceof Map)) throw wrongType(procedure, name);
      return [...value.entries()].sort(([a], [b]) => a - b).map(([, text]) => text);
    },
    clientSecret: (name) => {
      const value = values.get(name);
      if (typeof value === 'object' && value !== null && 'secret' in value) return value.secret;
      throw wrongType(procedure, name);
    },
  };
}
