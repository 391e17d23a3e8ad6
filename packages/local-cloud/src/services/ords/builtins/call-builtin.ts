import type { ValuedArgument } from '../plsql/functions';
import type { Builtin, BuiltinContext } from './builtin';
import { toCallArguments } from './call-arguments';
import { clientBuiltins } from './clients';
import { enablingBuiltins } from './enabling';
import { moduleBuiltins } from './modules';
import { privilegeBuiltins } from './privileges';
import { webOutputBuiltins } from './web-output';

const builtins: Readonly<Record<string, Builtin>> = {
  ...enablingBuiltins,
  ...moduleBuiltins,
  ...privilegeBuiltins,
  ...clientBuiltins,
  ...webOutputBuiltins,
};

/**
 * Calls a procedure that Oracle or ORDS brings along.
 *
 * @returns false when there is none of that name
 */
export async function callBuiltin(
  name: string,
  args: readonly ValuedArgument[],
  context: BuiltinContext,
): Promise<boolean> {
  const builtin = builtins[name];
  if (builtin === undefined) return false;
  await builtin.run(toCallArguments(name, builtin.parameters, args), context);
  return true;
}
