import { toConnectorSource, toGroups, toSecurityRules } from './security-rules';

const pools = ['private', 'public', 'existing'] as const;

describe(toSecurityRules, () => {
  it.each(pools)('admits nobody from outside the network with a %s pool', (pool) => {
    const ingress = toSecurityRules(pool).filter(({ direction }) => direction === 'INGRESS');
    expect(ingress.filter(({ peer }) => peer.kind !== 'group')).toEqual([]);
  });

  it.each(pools)('lets only the producer out of the network with a %s pool, by HTTPS alone', (pool) => {
    const rules = toSecurityRules(pool);
    expect(rules.filter(({ port }) => port !== 443)).toEqual([]);
    const outward = rules.filter(({ peer }) => peer.kind === 'cidr');
    expect(outward.map(({ group, direction }) => [group, direction])).toEqual([['producer', 'EGRESS']]);
  });

  it.each(pools)('names groups that are made, and every rule once, with a %s pool', (pool) => {
    const rules = toSecurityRules(pool);
    const named = rules.flatMap(({ group, peer }) => (peer.kind === 'group' ? [group, peer.group] : [group]));
    expect(new Set(named)).toEqual(new Set(toGroups(pool)));
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('opens both ends of every way within the network', () => {
    const rules = toSecurityRules('private');
    const ways = rules.flatMap(({ group, direction, peer }) =>
      peer.kind === 'group'
        ? [direction === 'EGRESS' ? `${group}>${peer.group}` : `${peer.group}>${group}`]
        : [],
    );
    for (const way of ways) expect(ways.filter((other) => other === way)).toHaveLength(2);
  });
});

describe(toConnectorSource, () => {
  it('is one address where the connector names it, else the subnet', () => {
    expect(toConnectorSource([{ rceTrafficIpAddress: '10.20.64.9' }], '10.20.64.0/20')).toBe('10.20.64.9/32');
    expect(toConnectorSource([], '10.20.64.0/20')).toBe('10.20.64.0/20');
    expect(toConnectorSource(undefined, '10.20.64.0/20')).toBe('10.20.64.0/20');
    expect(toConnectorSource([{}], '10.20.64.0/20')).toBe('10.20.64.0/20');
  });
});
