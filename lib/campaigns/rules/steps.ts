import { TermsSchema } from './terms';

/** The steps of the wizard, free to jump between (B4). */
export const STEPS = ['goal', 'audience', 'play', 'budget', 'reach', 'launch'] as const;

/** One of them. */
export type Step = (typeof STEPS)[number];

/** A complaint about what is written: at which place, and what. */
export type Problem = { readonly path: string; readonly message: string };

/** The step on which each place of the terms is written. */
const HOME: Readonly<Record<string, Step>> = {
  type: 'goal',
  goal: 'goal',
  name: 'goal',
  audience: 'audience',
  stores: 'audience',
  parts: 'play',
  entry: 'play',
  budget: 'budget',
  unused: 'budget',
  plan: 'budget',
  stop: 'budget',
  copy: 'reach',
  days: 'reach',
  materials: 'reach',
};

/** Everything that stands in the way of reading what is written, each at its place. */
export function problemsOf(edited: unknown): Problem[] {
  const read = TermsSchema.safeParse(edited);
  if (read.success) return [];
  return read.error.issues.map(({ path, message, code }) => ({
    path: path.join('.'),
    message: /^[a-z_]+$/.test(message) && code !== 'unrecognized_keys' ? message : 'missing',
  }));
}

/** The step on which something is to be mended. */
export const stepOf = (path: string): Step => HOME[path.split('.')[0] ?? ''] ?? 'launch';

/** How complete each step is: the number of things that are still to be said on it. */
export function openOn(problems: readonly Problem[]): Readonly<Record<Step, number>> {
  const open: Record<Step, number> = { goal: 0, audience: 0, play: 0, budget: 0, reach: 0, launch: 0 };
  for (const { path } of problems) open[stepOf(path)] += 1;
  return open;
}
