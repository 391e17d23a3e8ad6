import type { Input } from '@pulumi/pulumi';
import type { BatchLimit } from '../rules/batch-limits';
import type { SettingValues } from './setting';
import type { stackSettings } from './stack-settings';

/** The values of a stack's settings, by their names. */
export type StackValues = SettingValues<typeof stackSettings>;

/** Where observations come from, with what the producer needs to know of it. */
export interface SourceSettings {
  kind: 'open-meteo' | 'weatherapi' | 'recorded';
  /** Key of WeatherAPI.com; there with that source only. */
  apiKey?: Input<string>;
  /** JSON text of the stations. @default the producer's own */
  stations?: string;
  /** Seconds from one poll to the next. @default the producer's own */
  pollIntervalSeconds?: number;
}

/** The connector's limit, which is a size unless a number is set. */
export const toBatchLimit = ({
  batchSizeInKbs,
  batchSizeInNum,
}: Partial<Pick<StackValues, 'batchSizeInKbs' | 'batchSizeInNum'>>): BatchLimit =>
  batchSizeInNum === undefined
    ? { kind: 'kbs', sizeInKbs: batchSizeInKbs ?? 1024 }
    : { kind: 'num', sizeInNum: batchSizeInNum };

/** What the producer is told of its source. */
export const toSource = (
  values: Pick<StackValues, 'weatherSource' | 'weatherApiKey' | 'weatherStations' | 'pollIntervalSeconds'>,
): SourceSettings => ({
  kind: values.weatherSource,
  ...(values.weatherApiKey !== undefined && { apiKey: values.weatherApiKey }),
  ...(values.weatherStations !== undefined && { stations: values.weatherStations }),
  ...(values.pollIntervalSeconds !== undefined && { pollIntervalSeconds: values.pollIntervalSeconds }),
});
