import { buildSync, type BuildOptions } from 'esbuild';
import { BundleError } from '../errors';

/** What is bundled. */
export interface BundleSource {
  /** Root of the repository: the same output wherever it lies. */
  root: string;
  /** Entry, relative to it. */
  entry: string;
}

const options: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  loader: { '.sql': 'text' },
  logLevel: 'silent',
};

/**
 * Makes one file that Node runs alone.
 *
 * @throws BundleError with what esbuild says
 */
export function bundle({ root, entry }: BundleSource, more: BuildOptions = {}): string {
  try {
    const { outputFiles = [] } = buildSync({
      ...options,
      ...more,
      absWorkingDir: root,
      entryPoints: [entry],
    });
    return outputFiles[0]?.text ?? '';
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BundleError(`${entry} cannot be bundled: ${reason}`, cause);
  }
}
