import { Bucket } from '@pulumi/oci/objectstorage/bucket';
import { StorageObject } from '@pulumi/oci/objectstorage/storageObject';
import {
  ComponentResource,
  interpolate,
  output,
  type ComponentResourceOptions,
  type Output,
} from '@pulumi/pulumi';
import type { ProducerFile } from '../image/artefacts';
import type { PlannedObject } from '../machine/machine-plan';
import type { Scope } from './scope';

/** What {@link BundleStore} is told. */
export interface BundleStoreArgs extends Scope {
  /** Object Storage namespace. */
  namespace: Output<string>;
  files: readonly ProducerFile[];
}

/** A private bucket with the producer's files. */
export class BundleStore extends ComponentResource {
  readonly bucketName: Output<string>;
  /** Where each file is, for the machine to fetch. */
  readonly objects: Output<PlannedObject[]>;

  constructor(name: string, args: BundleStoreArgs, opts?: ComponentResourceOptions) {
    super('weather:producer:BundleStore', name, {}, opts);
    const bucket = this.createBucket(name, args);
    this.bucketName = bucket.name;
    this.objects = output(args.files.map((file) => this.createObject(name, file, bucket)));
    this.registerOutputs({ bucketName: this.bucketName });
  }

  private createBucket(name: string, { compartmentId, names, namespace, tags }: BundleStoreArgs): Bucket {
    return new Bucket(
      `${name}-bucket`,
      {
        compartmentId,
        namespace,
        name: interpolate`${names.unique}-bundles`,
        accessType: 'NoPublicAccess',
        freeformTags: tags,
      },
      { parent: this },
    );
  }

  // Its name holds its hash: the old machine keeps reading the old file until the new one has taken over.
  private createObject(name: string, file: ProducerFile, bucket: Bucket): Output<PlannedObject> {
    const { path, encoding, sha256, content } = file;
    const stored = new StorageObject(
      `${name}-${path.replace(/[^a-z0-9]+/g, '-')}`,
      {
        namespace: bucket.namespace,
        bucket: bucket.name,
        object: `${sha256.slice(0, 16)}/${path}`,
        content,
        contentType: 'text/plain; charset=utf-8',
      },
      { parent: this, replaceOnChanges: ['object'] },
    );
    return output({
      path,
      encoding,
      sha256,
      namespace: stored.namespace,
      bucket: stored.bucket,
      object: stored.object,
    });
  }
}
