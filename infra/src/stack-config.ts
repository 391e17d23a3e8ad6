import type { BatchLimit } from './rules/batch-limits';
import type { FunctionShape } from './rules/function-shape';
import { StackConfigError, type StackConfigProblem } from './errors';
import { findContradictions } from './settings/find-contradictions';
import { findUnknownNames } from './settings/find-unknown-names';
import type { Setting } from './settings/setting';
import { stackSettings } from './settings/stack-settings';
import { toBatchLimit, toSource, type SourceSettings, type StackValues } from './settings/stack-values';

/** What belongs to the deployment rather than to the settings. */
export interface StackPlace {
  /** Name of the stack, like `dev`. */
  stack: string;
  /** OCID of the tenancy. */
  tenancyId: string;
  /** Region identifier, like `eu-frankfurt-1`. */
  region: string;
}

/** A stack's settings, parsed: what the program is told. */
export interface StackConfig
  extends
    StackPlace,
    Omit<StackValues, 'batchSizeInKbs' | 'batchSizeInNum' | 'streamPoolAccess' | 'functionShape'> {
  functionShape: FunctionShape;
  /** `existing` when {@link StackValues.streamPoolId} names a pool. */
  streamPool: 'private' | 'public' | 'existing';
  batchLimit: BatchLimit;
  source: SourceSettings;
}

function readValues(raw: Readonly<Record<string, unknown>>): {
  values: Partial<StackValues>;
  problems: StackConfigProblem[];
} {
  const values: Record<string, unknown> = {};
  const problems: StackConfigProblem[] = [];
  for (const [name, setting] of Object.entries<Setting<unknown>>(stackSettings)) {
    const reading = setting.read(raw[name]);
    if ('problem' in reading) problems.push({ setting: name, problem: reading.problem });
    else values[name] = reading.value;
  }
  return { values, problems };
}

/**
 * Reads a stack's settings.
 *
 * @param raw values by name; numbers, lists and maps may be typed or text, secrets may be Pulumi outputs
 * @throws StackConfigError naming every setting that is missing, wrong, contradictory or unknown
 */
export function parseStackConfig(raw: Readonly<Record<string, unknown>>, place: StackPlace): StackConfig {
  const { values, problems } = readValues(raw);
  problems.push(
    ...findContradictions(values),
    ...findUnknownNames(Object.keys(raw), Object.keys(stackSettings)),
  );
  if (problems.length > 0) throw new StackConfigError(place.stack, problems);
  const { batchSizeInKbs, batchSizeInNum, streamPoolAccess, ...rest } = values as StackValues;
  return {
    ...rest,
    ...place,
    streamPool: rest.streamPoolId === undefined ? (streamPoolAccess ?? 'private') : 'existing',
    batchLimit: toBatchLimit({ batchSizeInKbs, batchSizeInNum }),
    source: toSource(rest),
  };
}
