import type { z } from 'zod';

/** Something that happened to a member, as kinds of tasks read it: its name and plain facts. */
export type Happening = {
  readonly name: string;
  readonly at: Date;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/**
 * What a happening is for a task: so much by what it was, once; or the taking back of what it was; or nothing. The same
 * source never counts twice, and what was taken back never counts again (4.F).
 */
export type Count = { readonly source: string; readonly amount: number } | { readonly voids: string } | null;

/** What the program knows of a member beside what happened to him. */
export type MemberState = { readonly filled: readonly string[] };

/** How the editor asks for one parameter. */
export type TaskField = {
  readonly as: 'fen' | 'count' | 'code' | 'choice' | 'choices';
  readonly optional?: true;
  readonly of?: readonly string[];
};

/** A kind of task, sealed: outside, its parameters are unknown and read on every way in. */
export type TaskKind = {
  readonly code: string;
  readonly params: z.ZodType;
  readonly fields: Readonly<Record<string, TaskField>>;
  readonly example: Readonly<Record<string, unknown>>;
  /** What its progress is counted in. */
  readonly unit: 'times' | 'days' | 'fen' | 'fields';
  /** A happening that it counts, with the name it goes by. */
  readonly sample: Pick<Happening, 'name' | 'facts'> | null;
  readonly count: (params: unknown, happening: Happening) => Count;
  /** For a kind that reads how things stand instead of counting: how far the member is. */
  readonly stands: ((params: unknown, state: MemberState) => number) | null;
  /** The only target that makes sense; null: any. */
  readonly target: (params: unknown) => number | null;
  /** Where in the portal the next step is done; null: not in the portal. */
  readonly go: (params: unknown) => string | null;
};

type Definition<P extends z.ZodType> = {
  readonly code: string;
  readonly params: P;
  readonly fields: Readonly<Record<keyof z.output<P> & string, TaskField>>;
  readonly example: z.input<P> & Readonly<Record<string, unknown>>;
  readonly unit: TaskKind['unit'];
  readonly sample?: Pick<Happening, 'name' | 'facts'>;
  readonly count?: (params: z.output<P>, happening: Happening) => Count;
  readonly stands?: (params: z.output<P>, state: MemberState) => number;
  readonly target?: (params: z.output<P>) => number;
  readonly go?: (params: z.output<P>) => string;
};

/** Declares a kind of task. */
export function taskKind<P extends z.ZodType>(definition: Definition<P>): TaskKind {
  const { params, count, stands, target, go, sample } = definition;
  return {
    ...definition,
    sample: sample ?? null,
    count: (raw, happening) => count?.(params.parse(raw), happening) ?? null,
    stands: stands === undefined ? null : (raw, state) => stands(params.parse(raw), state),
    target: (raw) => target?.(params.parse(raw)) ?? null,
    go: (raw) => go?.(params.parse(raw)) ?? null,
  };
}
