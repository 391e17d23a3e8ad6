import * as fc from 'fast-check';
import { formatStatement } from './format-statement';
import { parseStatement } from './parse-statement';
import { arbitraryStatement } from './testing/arbitrary-statement';

const errorOf = (text: string): unknown => {
  try {
    parseStatement(text);
    return undefined;
  } catch (error) {
    return error;
  }
};

const refusal = (position: number, words: string) =>
  expect.objectContaining({
    status: 400,
    code: 'InvalidParameter',
    message: expect.stringMatching(new RegExp(`at character ${position}: .*${words}`)) as string,
  }) as unknown;

describe(parseStatement, () => {
  it('reads every statement that it can write', () => {
    fc.assert(
      fc.property(arbitraryStatement, (statement) => {
        expect(parseStatement(formatStatement(statement))).toEqual(statement);
      }),
    );
  });

  it('takes keywords, verbs, resource-types and permissions in any case', () => {
    const statement = 'ALLOW Dynamic-Group P TO Use STREAM-PUSH IN Compartment ID ocid1.compartment.oc1..c';
    expect(parseStatement(statement)).toEqual({
      subject: { kind: 'dynamic-group', references: [{ by: 'name', name: 'P' }] },
      grant: { kind: 'verb', verb: 'use', resourceType: 'stream-push' },
      location: { kind: 'compartment-id', id: 'ocid1.compartment.oc1..c' },
    });
    expect(parseStatement('allow any-user to {stream_read} in tenancy').grant).toEqual({
      kind: 'permissions',
      permissions: ['STREAM_READ'],
    });
  });

  it.each([
    ["dynamic-group 'Default'/'producers'", [{ by: 'name', domain: 'Default', name: 'producers' }]],
    ['dynamic-group Default/producers', [{ by: 'name', domain: 'Default', name: 'producers' }]],
    ['dynamic-group id ocid1.dynamicgroup.oc1..a', [{ by: 'id', id: 'ocid1.dynamicgroup.oc1..a' }]],
    [
      'dynamic-group A, dynamic-group id ocid1.dynamicgroup.oc1..b, C',
      [
        { by: 'name', name: 'A' },
        { by: 'id', id: 'ocid1.dynamicgroup.oc1..b' },
        { by: 'name', name: 'C' },
      ],
    ],
    ['dynamic-group id', [{ by: 'name', name: 'id' }]],
  ])('reads the subject %s', (subject, references) => {
    const statement = parseStatement(`Allow ${subject} to read streams in tenancy`);
    expect(statement.subject).toEqual({ kind: 'dynamic-group', references });
  });

  it('reads a path of compartments', () => {
    const { location } = parseStatement(
      "Allow any-user to read streams in compartment weather:data where any {request.permission != 'STREAM_READ'}",
    );
    expect(location).toEqual({ kind: 'compartment-path', names: ['weather', 'data'] });
  });

  it.each([
    ['Permit any-user to read streams in tenancy', 1, '"allow", found "Permit"'],
    ['Allow everybody to read streams in tenancy', 7, 'any-user, group, dynamic-group or service'],
    ['Allow any-user to borrow streams in tenancy', 19, 'inspect, read, use, manage'],
    [
      'Allow any-user to read dreams in tenancy',
      24,
      'resource-type that the local cloud knows, found "dreams"',
    ],
    ['Allow any-user to {STREAM_SMELL} in tenancy', 20, 'permission that the local cloud knows'],
    ['Allow any-user to read streams', 31, '"in", found the end'],
    ['Allow any-user to read streams in tenancy when', 43, '"where" or the end'],
    ["Allow any-user to read streams in tenancy where stream.id='x'", 49, 'variable'],
    ['Allow any-user to read streams in tenancy where target.stream.id=x', 66, 'single quotes'],
    ["Allow any-user to read streams in tenancy where any {target.stream.id='x'", 74, '"," or "}"'],
    ["Allow any-user to read streams in tenancy where target.stream.id like 'x'", 66, '"=" or "!=" or "in"'],
    ['Allow any-user to read streams in tenancy where target.stream.id="x"', 66, 'is not expected'],
    ['', 1, '"allow", found the end'],
  ])('refuses %s and says where', (statement, position, words) => {
    expect(errorOf(statement)).toEqual(refusal(position, words));
  });

  it.each([
    'Deny any-user to read streams in tenancy',
    'Endorse group A to read streams in any-tenancy',
    "Allow any-user to read streams in tenancy where request.utc-timestamp before '2027-01-01T00:00Z'",
  ])('says that it has not what OCI has: %s', (statement) => {
    expect(errorOf(statement)).toMatchObject({ status: 501, code: 'NotImplemented' });
  });
});
