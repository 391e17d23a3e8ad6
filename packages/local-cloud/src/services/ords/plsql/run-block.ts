import { notImplementedHere, OracleError } from '../errors';
import { toOracleError } from '../sql/to-oracle-error';
import type { Token } from '../sql/tokenize';
import type { SqlValue } from '../store/open-duck-file';
import { evaluateExpression, type EvaluationScope } from './evaluate';
import type { ValuedArgument } from './functions';
import type { PlsqlBlock, PlsqlProcedure, PlsqlStatement, PlsqlTarget, PlsqlType } from './syntax';
import { fitValue, toNumber, toSqlValue, toText, type PlsqlValue } from './values';

/** What a block can do beyond itself. */
export interface PlsqlHost {
  /** Bind variables by name in capitals; blocks may write to them. */
  binds: Record<string, SqlValue>;
  select(tokens: Token[], source: string, variables: ReadonlyMap<string, SqlValue>): Promise<SqlValue[][]>;
  /** Runs an INSERT, MERGE, DELETE or UPDATE and answers its count of rows. */
  write(tokens: Token[], source: string, variables: ReadonlyMap<string, SqlValue>): Promise<number>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** A procedure of a package of the session's user. */
  findProcedure(name: string): { procedure: PlsqlProcedure; source: string } | undefined;
  /** Calls a procedure that Oracle or ORDS brings along; answers false when there is none of that name. */
  callBuiltin(name: string, args: readonly ValuedArgument[]): Promise<boolean>;
}

interface Variable {
  type: PlsqlType;
  value: PlsqlValue;
}

/** One running block: its variables, and what is around it. */
interface Frame {
  host: PlsqlHost;
  source: string;
  variables: Map<string, Variable>;
  state: { rowCount: number | null };
  handled: OracleError | undefined;
}

/** Thrown by RETURN to leave the procedure; never seen outside. */
class ReturnError extends Error {}

const toScope = ({ host, variables, state, handled }: Frame): EvaluationScope => ({
  variable: (name) => variables.get(name)?.value,
  binds: host.binds,
  rowCount: state.rowCount,
  handled,
});

function toSqlVariables({ variables }: Frame): Map<string, SqlValue> {
  const plain = [...variables].filter(
    ([, { type }]) => type.name !== 'TEXT ARRAY' && type.name !== 'BOOLEAN',
  );
  return new Map(plain.map(([name, { value }]) => [name, toSqlValue(value)]));
}

function assign(frame: Frame, target: PlsqlTarget, value: PlsqlValue): void {
  if (target.kind === 'bind') {
    frame.host.binds[target.name] = toSqlValue(value);
    return;
  }
  const variable = frame.variables.get(target.name);
  if (variable === undefined)
    throw new OracleError(6550, `PLS-00201: identifier '${target.name}' must be declared`);
  if (target.index === undefined) {
    variable.value = fitValue(value, variable.type);
    return;
  }
  const index = toNumber(evaluateExpression(target.index, toScope(frame)));
  if (!(variable.value instanceof Map) || index === null)
    throw new OracleError(6550, `PLS-00382: '${target.name}' is not an array`);
  variable.value.set(index, toText(value) ?? '');
}

async function runSelect(
  frame: Frame,
  { tokens, into }: Extract<PlsqlStatement, { kind: 'select' }>,
): Promise<void> {
  const rows = await frame.host.select(tokens, frame.source, toSqlVariables(frame));
  const [row] = rows;
  if (row === undefined) throw new OracleError(1403, 'no data found');
  if (rows.length > 1) throw new OracleError(1422, 'exact fetch returns more than requested number of rows');
  if (row.length !== into.length)
    throw new OracleError(947, `not enough values: ${row.length} for ${into.length}`);
  for (const [index, name] of into.entries()) assign(frame, { kind: 'variable', name }, row[index] ?? null);
  frame.state.rowCount = 1;
}

async function runCall(
  frame: Frame,
  { name, args, position }: Extract<PlsqlStatement, { kind: 'call' }>,
): Promise<void> {
  const found = frame.host.findProcedure(name);
  if (found === undefined) {
    const valued = args.map((argument) => ({
      name: argument.name,
      value: evaluateExpression(argument.value, toScope(frame)),
    }));
    if (!(await frame.host.callBuiltin(name, valued)))
      throw notImplementedHere(`the procedure ${name}`, position);
    return;
  }
  const { parameters } = found.procedure;
  const expressions = new Map(
    args.map((argument, index) => [argument.name ?? parameters[index]?.name, argument.value]),
  );
  const inputs = new Map<string, PlsqlValue>();
  for (const { name: parameterName, mode, initial } of parameters) {
    const given = expressions.get(parameterName) ?? initial;
    if (given === undefined || expressions.size > parameters.length)
      throw new OracleError(6550, `PLS-00306: wrong number or types of arguments in call to '${name}'`);
    if (mode !== 'out') inputs.set(parameterName, evaluateExpression(given, toScope(frame)));
  }
  const outputs = await runProcedure(found.procedure, found.source, inputs, frame.host);
  for (const [parameterName, value] of outputs) {
    const target = expressions.get(parameterName);
    if (target?.kind === 'name') assign(frame, { kind: 'variable', name: target.name }, value);
    else if (target?.kind === 'bind') assign(frame, { kind: 'bind', name: target.name }, value);
    else
      throw new OracleError(
        6550,
        `PLS-00363: expression for ${parameterName} cannot be used as an assignment target`,
      );
  }
}

async function runIf(
  frame: Frame,
  { branches, otherwise }: Extract<PlsqlStatement, { kind: 'if' }>,
): Promise<void> {
  for (const { condition, statements } of branches)
    if (evaluateExpression(condition, toScope(frame)) === true) {
      await runStatements(frame, statements);
      return;
    }
  await runStatements(frame, otherwise);
}

async function runStatement(frame: Frame, statement: PlsqlStatement): Promise<void> {
  switch (statement.kind) {
    case 'assign':
      assign(frame, statement.target, evaluateExpression(statement.value, toScope(frame)));
      return;
    case 'call':
      return runCall(frame, statement);
    case 'select':
      return runSelect(frame, statement);
    case 'write':
      frame.state.rowCount = await frame.host.write(statement.tokens, frame.source, toSqlVariables(frame));
      return;
    case 'commit':
      return frame.host.commit();
    case 'rollback':
      return frame.host.rollback();
    case 'raise':
      if (frame.handled === undefined)
        throw new OracleError(6550, 'PLS-00367: RAISE outside of an exception handler');
      throw frame.handled;
    case 'return':
      throw new ReturnError();
    case 'if':
      return runIf(frame, statement);
    case 'block':
      return runInside(statement.block, { ...frame, variables: new Map(frame.variables) });
    case 'null':
  }
}

async function runStatements(frame: Frame, statements: readonly PlsqlStatement[]): Promise<void> {
  for (const statement of statements) await runStatement(frame, statement);
}

const exceptionNumbers: Readonly<Record<string, number>> = {
  NO_DATA_FOUND: 1403,
  TOO_MANY_ROWS: 1422,
  DUP_VAL_ON_INDEX: 1,
  INVALID_NUMBER: 1722,
  VALUE_ERROR: 6502,
};

async function runInside(block: PlsqlBlock, frame: Frame): Promise<void> {
  for (const { name, type, initial } of block.declarations) {
    const value = initial === undefined ? null : evaluateExpression(initial, toScope(frame));
    frame.variables.set(name, { type, value: fitValue(value, type) });
  }
  try {
    await runStatements(frame, block.statements);
  } catch (thrown) {
    if (thrown instanceof ReturnError) throw thrown;
    const handled = toOracleError(thrown);
    const handler = block.handlers.find(({ exceptions }) =>
      exceptions.some((name) => name === 'OTHERS' || exceptionNumbers[name] === handled.oraNumber),
    );
    if (handler === undefined || handled.oraNumber === 3001) throw handled;
    await runStatements({ ...frame, handled }, handler.statements);
  }
}

async function runProcedure(
  { parameters, block }: PlsqlProcedure,
  source: string,
  inputs: ReadonlyMap<string, PlsqlValue>,
  host: PlsqlHost,
): Promise<Map<string, PlsqlValue>> {
  const variables = new Map(
    parameters.map(({ name, type }) => [name, { type, value: fitValue(inputs.get(name) ?? null, type) }]),
  );
  await runBlock(block, source, host, variables);
  const outputs = parameters.filter(({ mode }) => mode !== 'in');
  return new Map(outputs.map(({ name }) => [name, variables.get(name)?.value ?? null]));
}

/**
 * Runs a block.
 *
 * @param source the text in which the block's tokens stand
 * @throws OracleError what the block does not handle; what the local database does not implement is never handled by a block
 */
export async function runBlock(
  block: PlsqlBlock,
  source: string,
  host: PlsqlHost,
  variables = new Map<string, Variable>(),
): Promise<void> {
  try {
    await runInside(block, { host, source, variables, state: { rowCount: null }, handled: undefined });
  } catch (thrown) {
    if (!(thrown instanceof ReturnError)) throw thrown;
  }
}
