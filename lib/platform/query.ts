import 'server-only';
import type { z } from 'zod';
import type { Command, Context } from './command';

/** A read of the program as a value: who may ask, with what, and the plain answer. */
export type Query<I extends z.ZodType = z.ZodType, O = unknown> = {
  readonly can: Command['can'];
  readonly input: I;
  readonly run: (context: Context, input: z.output<I>) => Promise<O>;
};

/** Declares a query, keeping its types. */
export const query = <I extends z.ZodType, O>(definition: Query<I, O>): Query<I, O> => definition;
