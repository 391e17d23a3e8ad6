import * as fc from 'fast-check';
import { verbs } from '../statement';
import { families } from './families';
import { isResourceType, permissionNames, permissionsOf, resourceTypesWith } from './permission-lookups';
import { permissionTable } from './permission-table';

const anyType = fc.constantFrom(...Object.keys(permissionTable), ...Object.keys(families), 'all-resources');

describe('the permission table', () => {
  it('gives each verb what the verbs before it have', () => {
    fc.assert(
      fc.property(anyType, fc.integer({ min: 1, max: 3 }), (type, index) => {
        const [less, more] = [verbs[index - 1] ?? 'inspect', verbs[index] ?? 'manage'];
        expect([...permissionsOf(more, type)]).toEqual(
          expect.arrayContaining([...permissionsOf(less, type)]),
        );
      }),
    );
  });

  it('knows every member of every family', () => {
    expect(
      Object.values(families)
        .flat()
        .filter((member) => !isResourceType(member)),
    ).toEqual([]);
  });

  it('asks on control-plane calls only for what managing the type holds', () => {
    const strange = Object.entries(permissionTable).flatMap(([type, { calls }]) => {
      const asked = Object.values<string>({ ...calls });
      return asked.filter((permission) => !permissionsOf('manage', type).has(permission));
    });
    expect(strange).toEqual([]);
  });

  it('keeps publishing and reading apart', () => {
    expect([...permissionsOf('use', 'stream-push')]).toEqual(['STREAM_PRODUCE']);
    expect([...permissionsOf('use', 'Stream-Pull')]).toEqual(['STREAM_CONSUME']);
    expect(permissionsOf('read', 'stream-family').has('STREAM_CONSUME')).toBe(false);
  });

  it('finds for every permission a verb and type that hold it, the narrowest first', () => {
    for (const permission of permissionNames) {
      const [narrowest] = resourceTypesWith(permission);
      expect(narrowest && permissionsOf(narrowest.verb, narrowest.resourceType).has(permission)).toBe(true);
    }
    expect(resourceTypesWith('STREAM_PRODUCE')[0]).toEqual({ verb: 'use', resourceType: 'stream-push' });
    expect(resourceTypesWith('SECRET_BUNDLE_READ')[0]).toEqual({
      verb: 'read',
      resourceType: 'secret-bundles',
    });
  });

  it('knows no type by the name of a built-in property', () => {
    expect(isResourceType('constructor')).toBe(false);
  });
});
