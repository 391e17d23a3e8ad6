import type {
  Condition,
  ConditionValue,
  GroupReference,
  Grant,
  Location,
  Statement,
  Subject,
} from './statement';

const isPlainName = (name: string): boolean => /^[\w.@+-]+$/.test(name) && name.toLowerCase() !== 'id';

const quote = (name: string): string => (isPlainName(name) ? name : `'${name}'`);

function formatReference(reference: GroupReference): string {
  if (reference.by === 'id') return `id ${reference.id}`;
  const { domain, name } = reference;
  return domain === undefined ? quote(name) : `'${domain}'/'${name}'`;
}

function formatSubject(subject: Subject): string {
  if (subject.kind === 'any-user') return subject.kind;
  if (subject.kind === 'service') return `service ${subject.names.join(', ')}`;
  return `${subject.kind} ${subject.references.map(formatReference).join(', ')}`;
}

function formatGrant(grant: Grant): string {
  return grant.kind === 'verb' ? `${grant.verb} ${grant.resourceType}` : `{${grant.permissions.join(', ')}}`;
}

function formatLocation(location: Location): string {
  if (location.kind === 'tenancy') return location.kind;
  if (location.kind === 'compartment-id') return `compartment id ${location.id}`;
  const path = location.names.join(':');
  return `compartment ${isPlainName(path.replaceAll(':', '_')) ? path : `'${path}'`}`;
}

const formatValue = (value: ConditionValue): string =>
  value.kind === 'text' ? `'${value.text}'` : `/${value.pattern}/`;

/** Writes a condition as it is written in policies and matching rules. */
export function formatCondition(condition: Condition): string {
  if (condition.kind !== 'comparison')
    return `${condition.kind} {${condition.conditions.map(formatCondition).join(', ')}}`;
  const { variable, operator, values } = condition;
  const formatted = values.map(formatValue).join(', ');
  return operator === 'in' ? `${variable} in (${formatted})` : `${variable} ${operator} ${formatted}`;
}

/** Writes a statement as Oracle's pages write it. */
export function formatStatement({ subject, grant, location, condition }: Statement): string {
  const what = `Allow ${formatSubject(subject)} to ${formatGrant(grant)} in ${formatLocation(location)}`;
  return condition === undefined ? what : `${what} where ${formatCondition(condition)}`;
}
