import type { CustomResourceOptions, Output } from '@pulumi/pulumi';
import type { Names } from '../rules/names';
import type { StackConfig } from '../stack-config';

/** What every component of a stack is told. */
export interface Scope {
  config: StackConfig;
  /** The compartment of everything. */
  compartmentId: Output<string>;
  /** Beginning of every display name, like `weather-dev`. */
  prefix: string;
  /** Names that must be unique beyond the stack. */
  names: Output<Names>;
  /** Free-form tags of everything that takes tags. */
  tags: Record<string, string>;
}

/** What becomes of a resource that holds data when the stack is destroyed. */
export function dataOptions({ dataProtection }: StackConfig): CustomResourceOptions {
  switch (dataProtection) {
    case 'none':
      return {};
    case 'protect':
      return { protect: true };
    case 'retain':
      return { retainOnDelete: true };
  }
}
