import { AutonomousDatabase } from '@pulumi/oci/database/autonomousDatabase';
import { ComponentResource, secret, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import { DatabaseBootstrap } from '../bootstrap/database-bootstrap';
import { toOrdsUrl } from '../rules/function-configuration';
import { dataOptions, type Scope } from './scope';
import type { SecretStore } from './secret-store';

/** What {@link ObservationDatabase} is told. */
export interface ObservationDatabaseArgs extends Scope {
  /** The network that is admitted beside the deployer's addresses. */
  vcnId: Output<string>;
  secrets: SecretStore;
  /** Hash of the module that sets it up. */
  bootstrapHash: string;
}

/** OCI gives Always Free for transaction processing only; all that the pipeline uses is the same there. */
const workloads = {
  json: { dbWorkload: 'AJD' },
  free: { dbWorkload: 'OLTP', isFreeTier: true },
} as const;

/** The database, set up for the pipeline: user, table, handler and the function's OAuth client. */
export class ObservationDatabase extends ComponentResource {
  readonly id: Output<string>;
  /** Base URL of ORDS, known once the database is set up. */
  readonly ordsUrl: Output<string>;
  readonly bootstrap: DatabaseBootstrap;

  constructor(name: string, args: ObservationDatabaseArgs, opts?: ComponentResourceOptions) {
    super('weather:database:ObservationDatabase', name, {}, opts);
    const database = this.createDatabase(name, args);
    this.id = database.id;
    this.bootstrap = this.createBootstrap(name, database, args);
    this.ordsUrl = this.bootstrap.ordsUrl;
    this.registerOutputs({ id: this.id, ordsUrl: this.ordsUrl });
  }

  private createDatabase(name: string, args: ObservationDatabaseArgs): AutonomousDatabase {
    const { config, secrets } = args;
    return new AutonomousDatabase(
      `${name}-database`,
      {
        compartmentId: args.compartmentId,
        dbName: args.names.databaseName,
        displayName: args.prefix,
        ...workloads[config.databaseWorkload],
        dbVersion: '19c',
        licenseModel: 'LICENSE_INCLUDED',
        computeModel: 'ECPU',
        computeCount: config.databaseComputeCount,
        dataStorageSizeInTbs: config.databaseStorageTbs,
        isMtlsConnectionRequired: false,
        whitelistedIps: [args.vcnId, ...config.deployerCidrs],
        adminPassword: secret(secrets.adminPassword.initial),
        freeformTags: args.tags,
      },
      {
        parent: this,
        ...dataOptions(config),
        // The Vault owns a rotated password. A free database reads its size back as another one.
        ignoreChanges:
          config.databaseWorkload === 'free' ? ['adminPassword', 'computeCount'] : ['adminPassword'],
        customTimeouts: { create: '60m', update: '60m', delete: '60m' },
      },
    );
  }

  private createBootstrap(
    name: string,
    database: AutonomousDatabase,
    { secrets, bootstrapHash }: ObservationDatabaseArgs,
  ): DatabaseBootstrap {
    return new DatabaseBootstrap(
      `${name}-bootstrap`,
      {
        ordsUrl: database.connectionUrls.apply(([urls]) => toOrdsUrl(urls?.ordsUrl ?? '')),
        adminPassword: secret(secrets.adminPassword.current),
        demoPassword: secret(secrets.demoPassword.current),
        clientId: secret(secrets.clientId.current),
        clientSecret: secret(secrets.clientSecret.current),
        contentHash: bootstrapHash,
      },
      {
        parent: this,
        additionalSecretOutputs: ['adminPassword', 'demoPassword', 'clientId', 'clientSecret'],
        customTimeouts: { create: '20m', update: '20m' },
      },
    );
  }
}
