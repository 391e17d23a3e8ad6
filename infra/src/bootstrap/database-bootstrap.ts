import type { CustomResourceOptions, Input, Output } from '@pulumi/pulumi';
import { Resource as DynamicResource, type ResourceProvider } from '@pulumi/pulumi/dynamic';
import type { BootstrapInputs, BootstrapModule } from './bootstrap-inputs';
import { createBootstrapProvider } from './bootstrap-provider';

/** The same text on every machine: both the program and the provider's process run in `infra/src`. */
const provider = createBootstrapProvider(
  () => import(`${process.cwd()}/../dist/bootstrap.cjs`) as Promise<BootstrapModule>,
);

/** What {@link DatabaseBootstrap} is told. */
export type DatabaseBootstrapArgs = { [Name in keyof BootstrapInputs]: Input<string> };

/** User, table, handler and OAuth client in the database. */
export class DatabaseBootstrap extends DynamicResource {
  /** Base URL of ORDS, once it answers. */
  declare readonly ordsUrl: Output<string>;
  declare readonly ordsVersion: Output<string>;

  constructor(name: string, args: DatabaseBootstrapArgs, opts: CustomResourceOptions) {
    super(provider as ResourceProvider, name, { ...args, ordsVersion: undefined, missing: undefined }, opts);
  }
}
