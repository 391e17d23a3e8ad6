import { resolveLocation, type CompartmentTree } from './resolve-location';
import type { Location } from './statement';

const compartments: Record<string, { name: string; parent: string }> = {
  weather: { name: 'weather', parent: 'tenancy' },
  data: { name: 'data', parent: 'weather' },
  other: { name: 'other', parent: 'tenancy' },
  otherData: { name: 'data', parent: 'other' },
};

const tree: CompartmentTree = {
  parentOf: (id) => compartments[id]?.parent,
  nameOf: (id) => compartments[id]?.name,
  childOf: (id, name) =>
    Object.keys(compartments).find(
      (key) => compartments[key]?.parent === id && compartments[key].name === name,
    ),
};

const path = (...names: string[]): Location => ({ kind: 'compartment-path', names });
const id = (compartmentId: string): Location => ({ kind: 'compartment-id', id: compartmentId });

describe(resolveLocation, () => {
  it.each([
    [{ kind: 'tenancy' }, 'tenancy', 'tenancy'],
    [{ kind: 'tenancy' }, 'weather', undefined],
    [path('weather'), 'tenancy', 'weather'],
    [path('weather', 'data'), 'tenancy', 'data'],
    [path('data'), 'tenancy', undefined],
    [path('data'), 'weather', 'data'],
    [path('weather'), 'weather', 'weather'],
    [path('weather', 'data'), 'weather', 'data'],
    [path('weather'), 'other', undefined],
    [id('data'), 'tenancy', 'data'],
    [id('data'), 'data', 'data'],
    [id('weather'), 'data', undefined],
    [id('otherData'), 'weather', undefined],
    [id('tenancy'), 'tenancy', undefined],
    [id('nowhere'), 'tenancy', undefined],
  ] as [Location, string, string | undefined][])(
    'finds %j of a policy in %s: %s',
    (location, from, expected) => {
      expect(resolveLocation(location, from, tree)).toBe(expected);
    },
  );
});
