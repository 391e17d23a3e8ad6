import { Provider } from '@pulumi/oci/provider';
import { output, runtime, secret } from '@pulumi/pulumi';
import type { Artefacts } from '../image/artefacts';
import { buildPipeline } from '../pipeline';
import type { PipelineDeps } from '../pipeline-deps';
import type { StackConfig } from '../stack-config';
import { answerCall, answerResource } from './fake-oci';

/** A resource as the program registers it. */
export interface Registration {
  type: string;
  name: string;
  /** Name of the parent; empty at the top. */
  parent: string;
  /** Inputs; a secret is `{ secret: value }`. */
  inputs: Record<string, unknown>;
  /** URN and id of its provider; empty for the default one. */
  provider: string;
  /** Names of the resources that it waits for. */
  dependsOn: string[];
  protect: boolean;
  retainOnDelete: boolean;
  ignoreChanges: string[];
  replaceOnChanges: string[];
}

/** What a run of the program has registered. */
export interface Recording {
  resources: Registration[];
  outputs: Record<string, unknown>;
  /** The only resource of a type, or the one of that name. */
  find: (type: string, name?: string) => Registration;
  ofType: (type: string) => Registration[];
}

/** The request of a registration, as far as it is looked at. */
interface Request {
  getType: () => string;
  getName: () => string;
  getParent: () => string;
  getProvider: () => string;
  getObject: () => { toJavaScript: () => unknown };
  getDependenciesList: () => string[];
  getProtect: () => boolean;
  getRetainondelete: () => boolean;
  getIgnorechangesList: () => string[];
  getReplaceonchangesList: () => string[];
}

const signature = '4dabf18193072939515e22adb298388d';

/** Pulumi's wire form of a secret, made readable. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  if (signature in value && 'value' in value) return { secret: readable(value.value) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
}

const nameOf = (urn: string): string => urn.split('::').at(-1) ?? '';

const toRegistration = (request: Request): Registration => ({
  type: request.getType(),
  name: request.getName(),
  parent: nameOf(request.getParent()),
  inputs: readable(request.getObject().toJavaScript()) as Record<string, unknown>,
  provider: request.getProvider(),
  dependsOn: request.getDependenciesList().map(nameOf).sort(),
  protect: request.getProtect(),
  retainOnDelete: request.getRetainondelete(),
  ignoreChanges: request.getIgnorechangesList(),
  replaceOnChanges: request.getReplaceonchangesList(),
});

/** Artefacts that need no bundling. */
export const someArtefacts: Artefacts = {
  functionImage: { contextFolder: '../dist/function-image', tag: 'f00d' },
  producerFiles: [{ path: 'producer.cjs', encoding: 'utf8', content: 'run();', sha256: 'a'.repeat(64) }],
  machineScripts: { fetchBundle: 'fetch();', shipJournal: 'ship();' },
  bootstrapHash: 'beef',
};

const deps: PipelineDeps = {
  artefacts: someArtefacts,
  createHomeRegionProvider: (region) => new Provider('home-region', { region }),
  registryLogin: () => secret(output({ username: 'BEARER_TOKEN', password: 'token-of-the-hour' })),
};

/** Runs the program against a fake OCI that refuses what it does not know, and records every registration. */
export async function recordProgram(config: StackConfig): Promise<Recording> {
  await runtime.setMocks({ newResource: answerResource, call: answerCall }, 'weather-stream', config.stack);
  const resources: Registration[] = [];
  const monitor = runtime.getMonitor() as unknown as {
    registerResource: (request: Request, callback: unknown) => unknown;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    resources.push(toRegistration(request));
    return register(request, callback);
  };
  const outputs = await runtime.runInPulumiStack(() => Promise.resolve(buildPipeline(config, deps)));
  const ofType = (type: string): Registration[] =>
    resources.filter((resource) => resource.type.endsWith(type));
  const find = (type: string, name?: string): Registration => {
    const found = ofType(type).filter((resource) => name === undefined || resource.name === name);
    if (found.length !== 1 || found[0] === undefined) {
      throw new Error(`${found.length} resources are a ${type} ${name ?? ''}`);
    }
    return found[0];
  };
  return { resources, outputs: outputs as Record<string, unknown>, find, ofType };
}
