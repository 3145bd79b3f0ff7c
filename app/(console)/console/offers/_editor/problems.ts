import type { z } from 'zod';

/** A complaint about a place of an offer: `message` names its sentence. */
export type Problem = { readonly path: string; readonly message: string };

/** What is wrong, by place: what is missing or out of range, else the demand of a kind under the name of its text. */
export const problemsOf = (issues: readonly z.core.$ZodIssue[]): Problem[] =>
  issues.map((issue) => ({ path: issue.path.join('.'), message: keyOf(issue) }));

function keyOf(issue: z.core.$ZodIssue): string {
  // A kind's own complaint comes through the offer's schema, with its code beside it.
  const params = issue.code === 'custom' ? (issue.params as { readonly code?: string } | undefined) : undefined;
  const code = params?.code ?? issue.code;
  if (code === 'too_big') return 'too_big';
  if (code === 'invalid_format') return 'code_wrong';
  if (code !== 'custom') return 'missing';
  return issue.message.replace(/\W+/g, '_');
}
