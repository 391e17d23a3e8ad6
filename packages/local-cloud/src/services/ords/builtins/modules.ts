import { notImplementedHere, OracleError } from '../errors';
import type { ModuleEntry } from '../dictionary/entries';
import type { Builtin, BuiltinContext } from './builtin';
import type { CallArguments } from './call-arguments';

/** Sources of handlers that the local database runs. */
const knownSourceTypes = ['plsql/block'];

const trimSlashes = (path: string): string => path.replace(/^\/+|\/+$/g, '');

function findModule({ dictionary, user }: BuiltinContext, name: string): ModuleEntry {
  const module = dictionary.get('module', user, name);
  if (module === undefined) throw new OracleError(1403, `no data found: there is no module ${name}`);
  return module;
}

async function defineModule(args: CallArguments, { dictionary, user }: BuiltinContext): Promise<void> {
  const name = args.text('P_MODULE_NAME');
  const basePath = trimSlashes(args.text('P_BASE_PATH'));
  const other = dictionary
    .list('module', user)
    .find((one) => one.value.basePath === basePath && one.name !== name);
  if (other !== undefined)
    throw new OracleError(20001, `the base path /${basePath}/ belongs to module ${other.name}`);
  await dictionary.put('module', user, name, {
    basePath,
    status: args.optionalText('P_STATUS') ?? 'PUBLISHED',
    templates: {},
  });
}

async function defineTemplate(args: CallArguments, context: BuiltinContext): Promise<void> {
  const name = args.text('P_MODULE_NAME');
  const module = findModule(context, name);
  const pattern = trimSlashes(args.text('P_PATTERN'));
  if (/[:{*]/.test(pattern)) throw notImplementedHere(`the template ${pattern}: only plain paths`);
  const templates = { ...module.templates, [pattern]: [] };
  await context.dictionary.put('module', context.user, name, { ...module, templates });
}

async function defineHandler(args: CallArguments, context: BuiltinContext): Promise<void> {
  const name = args.text('P_MODULE_NAME');
  const module = findModule(context, name);
  const pattern = trimSlashes(args.text('P_PATTERN'));
  const handlers = module.templates[pattern];
  if (handlers === undefined)
    throw new OracleError(1403, `no data found: there is no template ${pattern} in ${name}`);
  const sourceType = args.optionalText('P_SOURCE_TYPE') ?? 'json/collection';
  if (!knownSourceTypes.includes(sourceType)) throw notImplementedHere(`a handler of type ${sourceType}`);
  const method = (args.optionalText('P_METHOD') ?? 'GET').toUpperCase();
  const handler = {
    method,
    sourceType,
    source: args.text('P_SOURCE'),
    mimesAllowed: (args.optionalText('P_MIMES_ALLOWED') ?? '')
      .split(',')
      .map((mime) => mime.trim().toLowerCase())
      .filter((mime) => mime !== ''),
  };
  const kept = handlers.filter((one) => one.method !== method);
  const templates = { ...module.templates, [pattern]: [...kept, handler] };
  await context.dictionary.put('module', context.user, name, { ...module, templates });
}

/** Procedures that define modules, their templates and handlers. */
export const moduleBuiltins: Readonly<Record<string, Builtin>> = {
  'ORDS.DEFINE_MODULE': {
    parameters: ['P_MODULE_NAME', 'P_BASE_PATH', 'P_ITEMS_PER_PAGE', 'P_STATUS', 'P_COMMENTS'],
    run: defineModule,
  },
  'ORDS.DEFINE_TEMPLATE': {
    parameters: ['P_MODULE_NAME', 'P_PATTERN', 'P_PRIORITY', 'P_ETAG_TYPE', 'P_ETAG_QUERY', 'P_COMMENTS'],
    run: defineTemplate,
  },
  'ORDS.DEFINE_HANDLER': {
    parameters: [
      'P_MODULE_NAME',
      'P_PATTERN',
      'P_METHOD',
      'P_SOURCE_TYPE',
      'P_SOURCE',
      'P_ITEMS_PER_PAGE',
      'P_MIMES_ALLOWED',
      'P_COMMENTS',
    ],
    run: defineHandler,
  },
  'ORDS.DELETE_MODULE': {
    parameters: ['P_MODULE_NAME'],
    run: async (args, { dictionary, user }) => {
      await dictionary.remove('module', user, args.text('P_MODULE_NAME'));
    },
  },
};
