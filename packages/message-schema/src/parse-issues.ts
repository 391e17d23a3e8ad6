import type * as z from 'zod/mini';

const shownIssues = 5;

function toIssueText(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.') || 'the value';
  switch (issue.code) {
    case 'invalid_type':
      return `${path} must be of type ${issue.expected}`;
    case 'invalid_value':
      return `${path} must be ${issue.values.map((value) => JSON.stringify(String(value))).join(' or ')}`;
    case 'too_small':
      return `${path} must be at least ${issue.minimum}`;
    case 'too_big':
      return `${path} must be at most ${issue.maximum}`;
    default:
      return `${path} is not as the contract says`;
  }
}

/** Says in one line what a schema found wrong: which fields, and what they must be. Values are not repeated. */
export function toIssuesText({ issues }: { issues: readonly z.core.$ZodIssue[] }): string {
  const shown = issues.slice(0, shownIssues).map(toIssueText).join('; ');
  return issues.length > shownIssues ? `${shown}; and ${issues.length - shownIssues} more` : shown;
}
