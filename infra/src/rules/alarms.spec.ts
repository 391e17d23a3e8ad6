import { toAlarms } from './alarms';
import { metrics } from './metrics';

const ids = {
  functionId: 'ocid1.fnfunc.oc1..f',
  connectorId: 'ocid1.serviceconnector.oc1..c',
  streamId: 'ocid1.stream.oc1..s',
  rejectedStreamId: 'ocid1.stream.oc1..r',
  databaseId: 'ocid1.autonomousdatabase.oc1..d',
};

/** A term of a query: metric, interval, dimensions in braces, then statistics. */
const term = /([A-Z][A-Za-z.]+)\[(\d+[mh])\]\{(\w+) = "(ocid1[^"]+)"/g;

describe('metrics', () => {
  it('are spelt as in the vendor reference', () => {
    expect(Object.values(metrics).map(({ namespace, name }) => `${namespace} ${name}`)).toEqual([
      'oci_faas FunctionResponseCount',
      'oci_service_connector_hub ServiceConnectorHubErrors',
      'oci_service_connector_hub DataFreshness',
      'oci_streaming PutMessagesThroughput.Count',
      'oci_autonomous_database StorageUtilization',
    ]);
  });
});

describe(toAlarms, () => {
  const alarms = toAlarms(45);

  it.each(alarms.map((alarm) => [alarm.name, alarm] as const))(
    '%s asks for listed metrics of its namespace, of one resource each',
    (_name, { namespace, query }) => {
      const terms = [...query(ids).matchAll(term)];
      expect(terms.length).toBeGreaterThan(0);
      for (const [, name = '', , dimension] of terms) {
        const listed = Object.values(metrics).find((metric) => metric.name === name);
        expect(listed).toMatchObject({ namespace, resourceDimension: dimension });
      }
    },
  );

  it('watch every part of the pipeline, and have each a name of their own', () => {
    const queries = alarms.map(({ query }) => query(ids)).join();
    for (const id of Object.values(ids)) expect(queries).toContain(id);
    expect(new Set(alarms.map(({ name }) => name)).size).toBe(alarms.length);
  });

  it('take a stream that reports nothing for as silent as one that reports zero', () => {
    const silence = alarms.find(({ name }) => name === 'producer-silent');
    expect(silence?.query(ids)).toBe(
      `PutMessagesThroughput.Count[45m]{resourceId = "${ids.streamId}"}.sum() < 1 || ` +
        `PutMessagesThroughput.Count[45m]{resourceId = "${ids.streamId}"}.groupBy(resourceId).absent(1d)`,
    );
  });
});
