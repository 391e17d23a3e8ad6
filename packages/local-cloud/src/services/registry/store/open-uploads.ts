import { createHash, randomUUID, type Hash } from 'node:crypto';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestInvalid, sizeInvalid, uploadInvalid, uploadUnknown } from '../errors';
import { MAX_BLOB_BYTES, MAX_OPEN_UPLOADS } from '../limits';

/** A blob that comes in. */
export interface Upload {
  id: string;
  repositoryId: string;
  /** Bytes so far. */
  size: number;
}

/** Blobs that come in: files, and what is known of them in memory. A start of the cloud ends them. */
export interface Uploads {
  begin(repositoryId: string): Promise<Upload>;
  /** @throws OciError `BLOB_UPLOAD_UNKNOWN` */
  require(repositoryId: string, id: string): Upload;
  /** @throws OciError `SIZE_INVALID` over the limit, `BLOB_UPLOAD_INVALID` while another call writes */
  append(id: string, chunks: AsyncIterable<Buffer>): Promise<void>;
  /**
   * Ends an upload and gives its file away.
   *
   * @throws OciError `DIGEST_INVALID` when the content is not that of `digest`
   */
  finish(id: string, digest: string): Promise<{ path: string; size: number }>;
  cancel(id: string): Promise<void>;
}

/** Bounds of {@link openUploads}. */
export interface UploadLimits {
  /** @default MAX_BLOB_BYTES */
  maxBlobBytes?: number;
  /** @default MAX_OPEN_UPLOADS */
  maxOpenUploads?: number;
}

interface OpenUpload extends Upload {
  path: string;
  hash: Hash;
  isBusy: boolean;
}

async function write(upload: OpenUpload, chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<void> {
  const file = await open(upload.path, 'a');
  try {
    for await (const chunk of chunks) {
      if (upload.size + chunk.length > maxBytes) throw sizeInvalid('blob', maxBytes);
      await file.appendFile(chunk);
      upload.hash.update(chunk);
      upload.size += chunk.length;
    }
  } finally {
    await file.close();
  }
}

/** The uploads of a folder, those not used for the longest time first. */
interface UploadTable {
  uploads: Map<string, OpenUpload>;
  folder: string;
}

/** An upload that nobody writes to. @throws OciError `BLOB_UPLOAD_UNKNOWN`, `BLOB_UPLOAD_INVALID` */
function requireIdle({ uploads }: UploadTable, id: string): OpenUpload {
  const upload = uploads.get(id);
  if (upload === undefined) throw uploadUnknown(id);
  if (upload.isBusy) throw uploadInvalid(`Another call writes to the upload ${id} just now.`);
  return upload;
}

async function cancel(table: UploadTable, id: string): Promise<void> {
  const { path } = requireIdle(table, id);
  table.uploads.delete(id);
  await rm(path, { force: true });
}

async function begin(table: UploadTable, repositoryId: string, maxOpenUploads: number): Promise<Upload> {
  const { uploads, folder } = table;
  const oldest = [...uploads.values()].find(({ isBusy }) => !isBusy);
  if (uploads.size >= maxOpenUploads && oldest !== undefined) await cancel(table, oldest.id);
  const id = randomUUID();
  const upload = {
    ...{ id, repositoryId, path: join(folder, id) },
    ...{ size: 0, hash: createHash('sha256'), isBusy: false },
  };
  await writeFile(upload.path, '', { flag: 'wx' });
  uploads.set(id, upload);
  return upload;
}

async function append(
  table: UploadTable,
  id: string,
  chunks: AsyncIterable<Buffer>,
  maxBlobBytes: number,
): Promise<void> {
  const upload = requireIdle(table, id);
  upload.isBusy = true;
  table.uploads.delete(id);
  table.uploads.set(id, upload);
  try {
    await write(upload, chunks, maxBlobBytes);
  } finally {
    upload.isBusy = false;
  }
}

async function finish(
  table: UploadTable,
  id: string,
  digest: string,
): Promise<{ path: string; size: number }> {
  const { hash, path, size } = requireIdle(table, id);
  const actual = `sha256:${hash.copy().digest('hex')}`;
  if (actual !== digest) {
    await cancel(table, id);
    throw digestInvalid(`The content is ${actual}, not ${digest}. Upload it again.`);
  }
  table.uploads.delete(id);
  return { path, size };
}

/** Makes the uploads in a folder, which is emptied. */
export async function openUploads(
  folder: string,
  { maxBlobBytes = MAX_BLOB_BYTES, maxOpenUploads = MAX_OPEN_UPLOADS }: UploadLimits = {},
): Promise<Uploads> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const table: UploadTable = { folder, uploads: new Map() };
  return {
    begin: (repositoryId) => begin(table, repositoryId, maxOpenUploads),
    require: (repositoryId, id) => {
      const upload = table.uploads.get(id);
      if (upload?.repositoryId !== repositoryId) throw uploadUnknown(id);
      return upload;
    },
    append: (id, chunks) => append(table, id, chunks, maxBlobBytes),
    finish: (id, digest) => finish(table, id, digest),
    cancel: (id) => cancel(table, id),
  };
}
