import type { OracleType } from '../sql/oracle-type';
import type { SourcePosition } from '../sql/token-cursor';
import type { Token } from '../sql/tokenize';

/** An argument, with the parameter's name when it was given (`p_x => 1`). */
export interface PlsqlArgument {
  name: string | undefined;
  value: PlsqlExpression;
}

/** Operators of two sides, from the weakest to the strongest. */
export const binaryOperators = [
  ['OR'],
  ['AND'],
  ['=', '<>', '!=', '<', '>', '<=', '>='],
  ['||', '+', '-'],
  ['*', '/'],
] as const;

/** An expression. Names are in capitals, with dots: `ORDS_TYPES.OAUTH_CLIENT_SECRET`. */
export type PlsqlExpression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'bind'; name: string }
  | { kind: 'name'; name: string; position: SourcePosition }
  | { kind: 'call'; name: string; args: PlsqlArgument[]; position: SourcePosition }
  | { kind: 'not' | 'minus'; operand: PlsqlExpression }
  | { kind: 'binary'; operator: string; left: PlsqlExpression; right: PlsqlExpression }
  | { kind: 'between'; operand: PlsqlExpression; low: PlsqlExpression; high: PlsqlExpression }
  | { kind: 'in'; operand: PlsqlExpression; list: PlsqlExpression[] }
  | { kind: 'isNull'; operand: PlsqlExpression };

/** Where an assignment puts its value. */
export type PlsqlTarget =
  { kind: 'bind'; name: string } | { kind: 'variable'; name: string; index?: PlsqlExpression };

/** One statement of a block. */
export type PlsqlStatement =
  | { kind: 'assign'; target: PlsqlTarget; value: PlsqlExpression }
  | { kind: 'call'; name: string; args: PlsqlArgument[]; position: SourcePosition }
  | { kind: 'select'; tokens: Token[]; into: string[] }
  | { kind: 'write'; tokens: Token[] }
  | { kind: 'commit' | 'rollback' | 'raise' | 'null' | 'return' }
  | {
      kind: 'if';
      branches: { condition: PlsqlExpression; statements: PlsqlStatement[] }[];
      otherwise: PlsqlStatement[];
    }
  | { kind: 'block'; block: PlsqlBlock };

/** The type of a variable: a column's, a truth value, or the array of texts that ORDS takes (`owa.vc_arr`). */
export type PlsqlType = OracleType | { name: 'BOOLEAN' | 'TEXT ARRAY' };

/** A variable with what it starts as. */
export interface PlsqlDeclaration {
  name: string;
  type: PlsqlType;
  initial: PlsqlExpression | undefined;
}

/** A block: declarations, statements and what happens after an error. */
export interface PlsqlBlock {
  declarations: PlsqlDeclaration[];
  statements: PlsqlStatement[];
  /** Exception names in capitals, `OTHERS` for all. */
  handlers: { exceptions: string[]; statements: PlsqlStatement[] }[];
}

/** A parameter of a procedure. */
export interface PlsqlParameter {
  name: string;
  mode: 'in' | 'out' | 'in out';
  type: PlsqlType;
  initial: PlsqlExpression | undefined;
}

/** A procedure of a package. */
export interface PlsqlProcedure {
  name: string;
  parameters: PlsqlParameter[];
  block: PlsqlBlock;
}

/** The body of a package. */
export interface PlsqlPackageBody {
  /** The text that the tokens' positions count in. */
  source: string;
  procedures: PlsqlProcedure[];
}
