import { rename } from 'node:fs/promises';
import { readFileIfThere } from '@weather-stream/service-kit';
import type { StatePaths } from './state-paths';

/** The recorded year ends before: a later instant is of a source that shows the present. */
const endOfRecord = '2014-01-02';

/** Whether a checkpoint names an instant after the record. A damaged one is for the producer to refuse, by its name. */
const isOfThePresent = (text: string): boolean =>
  [...text.matchAll(/"(\d{4}-\d\d-\d\d)T/g)].some(([, day = '']) => day > endOfRecord);

/**
 * Takes over the one checkpoint of earlier versions, which all sources shared: as that of the recorded source, unless
 * another source has moved it to the present, where it would hide the whole record.
 *
 * @param say is told what was found and done, in a sentence
 */
export async function adoptCheckpoint(
  { formerCheckpoint, checkpoint }: Pick<StatePaths, 'formerCheckpoint' | 'checkpoint'>,
  say: (sentence: string) => void,
): Promise<void> {
  const text = await readFileIfThere(formerCheckpoint);
  if (text === undefined) return;
  const recorded = checkpoint('recorded');
  if (!isOfThePresent(text) && (await readFileIfThere(recorded)) === undefined) {
    await rename(formerCheckpoint, recorded);
    say(`${formerCheckpoint} is now ${recorded}: each source has a checkpoint of its own`);
    return;
  }
  await rename(formerCheckpoint, `${formerCheckpoint}.former`);
  say(
    `${formerCheckpoint} was shared by all sources and is set aside as ${formerCheckpoint}.former: each source begins anew; ` +
      'what is stored already is recognised and not stored twice',
  );
}
