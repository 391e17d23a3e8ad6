import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Artefacts, ProducerFile } from './artefacts';
import { bundle } from './bundle';
import { dockerfile } from './dockerfile';

/** Settings of {@link prepareArtefacts}. */
export interface PrepareOptions {
  /** Root of the repository. */
  root: string;
  /** Where bundles are put for Pulumi's plugins to read. */
  outputFolder: string;
  /** The working folder of the program, to which paths in Pulumi's state are relative: they must be the same on every machine. */
  workingFolder: string;
  /** Base of the function's image. */
  baseImage: string;
  /** Platform of the function's image. */
  platform: string;
  /** Whether the producer replays the recorded year, and needs its file. */
  withRecord: boolean;
}

const record = 'data/nyc-weather-2013.csv.gz';
const sha256 = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};
const hashOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  // The builder hashes the mode of a file, too.
  writeFileSync(join(folder, name), text, { mode: 0o644 });
}

function prepareFunctionImage(options: PrepareOptions): Artefacts['functionImage'] {
  const { root, outputFolder, workingFolder, baseImage, platform } = options;
  const text = bundle({ root, entry: 'apps/function/src/main.ts' });
  const folder = join(outputFolder, 'function-image');
  write(folder, 'function.cjs', text);
  write(folder, 'Dockerfile', dockerfile);
  return {
    contextFolder: relative(workingFolder, folder),
    tag: sha256(dockerfile, baseImage, platform, text).slice(0, 16),
  };
}

function prepareProducerFiles({ root, withRecord }: PrepareOptions): ProducerFile[] {
  // With names kept: its logs say the names of errors.
  const text = bundle({ root, entry: 'apps/producer/src/main.ts' }, { keepNames: true });
  const files: ProducerFile[] = [
    { path: 'producer.cjs', encoding: 'utf8', content: text, sha256: hashOf(text) },
  ];
  if (!withRecord) return files;
  const bytes = readFileSync(join(root, 'apps/producer', record));
  const recorded: ProducerFile = {
    path: record,
    encoding: 'base64',
    content: bytes.toString('base64'),
    sha256: hashOf(bytes),
  };
  return [...files, recorded];
}

/**
 * Makes all bundles from the sources of this checkout.
 *
 * @throws BundleError
 */
export function prepareArtefacts(options: PrepareOptions): Artefacts {
  const { root, outputFolder } = options;
  const bootstrap = bundle({ root, entry: 'infra/src/bootstrap/bootstrap-module.ts' }, { keepNames: true });
  write(outputFolder, 'bootstrap.cjs', bootstrap);
  return {
    functionImage: prepareFunctionImage(options),
    producerFiles: prepareProducerFiles(options),
    machineScripts: {
      fetchBundle: bundle({ root, entry: 'infra/src/machine/fetch-bundle-main.ts' }),
      shipJournal: bundle({ root, entry: 'infra/src/machine/ship-journal-main.ts' }),
    },
    bootstrapHash: hashOf(bootstrap),
  };
}
