import type { EngineAccess } from '../../engine/resource-type';

/** Addresses that exist in documents only, so that nobody mistakes one for his own: RFC 5737, TEST-NET-3. */
const prefix = '203.0.113.';

/** The first address that nothing in the cloud has. When all are taken, the last one is shared: it leads nowhere. */
export function choosePublicIp(engine: EngineAccess): string {
  const taken = new Set([
    ...engine.findAll('natgateway').map(({ fields }) => fields.natIp),
    ...engine.findAll('vnic').map(({ fields }) => fields.publicIp),
  ]);
  const free = Array.from({ length: 254 }, (_, index) => `${prefix}${index + 1}`).find(
    (ip) => !taken.has(ip),
  );
  return free ?? `${prefix}254`;
}
