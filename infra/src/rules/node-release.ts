/** A tarball of Node and its checksum. */
export interface NodeTarball {
  url: string;
  fileName: string;
  /** From the release's SHASUMS256.txt. */
  sha256: string;
}

const version = 'v22.22.2';

const checksums = {
  arm64: 'b2f3a96f31486bfc365192ad65ced14833ad2a3c2e1bcefec4846902f264fa28',
  x64: '978978a635eef872fa68beae09f0aad0bbbae6757e444da80b570964a97e62a3',
} as const;

/** The Node that runs the producer. https://nodejs.org/dist/v22.22.2/SHASUMS256.txt */
export function toNodeTarball(architecture: keyof typeof checksums): NodeTarball {
  const fileName = `node-${version}-linux-${architecture}.tar.gz`;
  return { fileName, url: `https://nodejs.org/dist/${version}/${fileName}`, sha256: checksums[architecture] };
}
