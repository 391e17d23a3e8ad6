import { notImplementedHere, OracleError } from '../errors';
import type { Builtin, BuiltinContext } from './builtin';
import type { CallArguments } from './call-arguments';

const schemaParameters = [
  'P_ENABLED',
  'P_SCHEMA',
  'P_URL_MAPPING_TYPE',
  'P_URL_MAPPING_PATTERN',
  'P_AUTO_REST_AUTH',
];

async function enableSchema(
  args: CallArguments,
  { dictionary }: BuiltinContext,
  schema: string,
): Promise<void> {
  if (dictionary.get('user', '', schema) === undefined)
    throw new OracleError(1918, `user '${schema}' does not exist`);
  if (!args.flag('P_ENABLED', true)) {
    await dictionary.remove('schema', '', schema);
    return;
  }
  const type = args.optionalText('P_URL_MAPPING_TYPE') ?? 'BASE_PATH';
  if (type !== 'BASE_PATH') throw notImplementedHere(`the URL mapping type ${type}`);
  const alias = args.optionalText('P_URL_MAPPING_PATTERN') ?? schema.toLowerCase();
  if (!/^[\w-]+$/.test(alias))
    throw new OracleError(20001, `the alias ${alias} is not one segment of a path`);
  const other = dictionary.list('schema').find(({ name, value }) => value.alias === alias && name !== schema);
  if (other !== undefined)
    throw new OracleError(20001, `DUPLICATE_ALIAS_ERROR: ${alias} belongs to ${other.name}`);
  await dictionary.put('schema', '', schema, { alias });
}

async function enableObject(args: CallArguments, { dictionary, user }: BuiltinContext): Promise<void> {
  const schema = args.optionalText('P_SCHEMA') ?? user;
  const name = args.text('P_OBJECT');
  const type = args.optionalText('P_OBJECT_TYPE') ?? 'TABLE';
  if (schema !== user) throw notImplementedHere('ENABLE_OBJECT for another schema');
  if (type !== 'TABLE') throw notImplementedHere(`AutoREST for a ${type}`);
  if (!args.flag('P_ENABLED', true)) {
    await dictionary.remove('object', schema, name);
    return;
  }
  if (dictionary.get('table', schema, name) === undefined)
    throw new OracleError(942, `table or view does not exist (${schema}.${name})`);
  const alias = args.optionalText('P_OBJECT_ALIAS') ?? name.toLowerCase();
  const other = dictionary
    .list('object', schema)
    .find((one) => one.value.alias === alias && one.name !== name);
  if (other !== undefined)
    throw new OracleError(20001, `DUPLICATE_ALIAS_ERROR: ${alias} belongs to ${other.name}`);
  await dictionary.put('object', schema, name, { alias, requiresAuth: args.flag('P_AUTO_REST_AUTH', true) });
}

/** Procedures that put schemas and tables on the web. */
export const enablingBuiltins: Readonly<Record<string, Builtin>> = {
  'ORDS_ADMIN.ENABLE_SCHEMA': {
    parameters: schemaParameters,
    run: (args, context) => {
      if (context.user !== 'ADMIN')
        throw new OracleError(6550, `PLS-00201: identifier 'ORDS_ADMIN' must be declared`);
      return enableSchema(args, context, args.text('P_SCHEMA'));
    },
  },
  'ORDS.ENABLE_SCHEMA': {
    parameters: schemaParameters,
    run: (args, context) => {
      if ((args.optionalText('P_SCHEMA') ?? context.user) !== context.user)
        throw new OracleError(
          1031,
          'insufficient privileges: use ORDS_ADMIN.ENABLE_SCHEMA for another schema',
        );
      return enableSchema(args, context, context.user);
    },
  },
  'ORDS.ENABLE_OBJECT': {
    parameters: ['P_ENABLED', 'P_SCHEMA', 'P_OBJECT', 'P_OBJECT_TYPE', 'P_OBJECT_ALIAS', 'P_AUTO_REST_AUTH'],
    run: enableObject,
  },
};
