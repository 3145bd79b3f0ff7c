import type { z } from 'zod';

/** What a question asks for, plainly: what the page draws, and what an answer is read against, without its kind. */
export type Asked =
  | { readonly as: 'one'; readonly options: readonly Option[] }
  | { readonly as: 'many'; readonly options: readonly Option[]; readonly min: number; readonly max: number }
  | { readonly as: 'scale'; readonly from: number; readonly to: number; readonly reads: 'average' | 'nps' }
  | { readonly as: 'text'; readonly lines: number; readonly max: number };

/** One of several answers. */
export type Option = { readonly code: string; readonly text: { readonly zh: string; readonly en: string } };

/** A kind of question, sealed: outside, its parameters are unknown and read on every way in. */
export type QuestionKind = {
  readonly code: string;
  readonly params: z.ZodType;
  readonly example: Readonly<Record<string, unknown>>;
  readonly asks: (params: unknown) => Asked;
};

type Definition<P extends z.ZodType> = {
  readonly code: string;
  readonly params: P;
  readonly example: z.input<P> & Readonly<Record<string, unknown>>;
  readonly asks: (params: z.output<P>) => Asked;
};

/** Declares a kind of question. */
export const questionKind = <P extends z.ZodType>({ asks, ...definition }: Definition<P>): QuestionKind => ({
  ...definition,
  asks: (raw) => asks(definition.params.parse(raw)),
});
