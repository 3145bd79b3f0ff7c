import 'server-only';
import type { z } from 'zod';
import { isScoped } from '@/lib/kernel/actor';
import { type Command, type Context, InvalidInput, perform } from '@/lib/platform/command';
import type { Query } from '@/lib/platform/query';
import { readerOf } from '@/lib/platform/reading';
import type { Asked } from './problem';

/** Who calls, as a mount found out; the command brings its own database. */
export type Caller = Omit<Context, 'db'>;

/** What of a request may be input, as it came in. */
export type Parts = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
};

/** An answer before it is written as JSON. */
export type Shown = { readonly status: number; readonly body: unknown };

/** One documented answer of a route. */
export type Documented = { readonly description: string; readonly schema: z.ZodType };

/** An example request that works, beside what the route's path needs. */
export type Example = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type Definition<I extends z.ZodType, O> = {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`, with names in braces; each is a field of the input. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly runs: Command<I, O> | Query<I, O>;
  /** What may stand behind the `?`, and in the body; both are parts of the input of what runs. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The field of the input in which the whole body stands; without it the body's fields are the input's. */
  readonly bodyIn?: string;
  readonly bodyBytesMax?: number;
  /** Takes an Idempotency-Key: it gives or takes value. */
  readonly isIdempotent?: boolean;
  readonly answers: Readonly<Record<number, Documented>>;
  /** The codes of refusals that its callers should know, beside what every route may answer. */
  readonly refusals?: readonly string[];
  readonly example: Example;
  /** For a key with a scope: refuses what lies beyond it, before anything runs. */
  readonly reach: ((caller: Caller, input: z.output<I>) => Promise<void>) | null;
  readonly present: (output: O, asked: Asked) => Shown;
};

/** One row of the table of routes: sealed, so that the mounts need not know what runs behind it. */
export type Route = Omit<Definition<z.ZodType, unknown>, 'runs' | 'present' | 'reach'> & {
  readonly id: string;
  readonly can: Command['can'];
  readonly input: z.ZodType;
  /** Puts the parts of a request together as the input. */
  readonly inputOf: (parts: Parts) => unknown;
  /** Where in the request a place of the input stands. */
  readonly placeOf: (path: string) => string;
  readonly run: (caller: Caller, input: unknown) => Promise<Shown>;
};

/** Declares a route by the name under which it is documented, checking that its parts fit together. */
export function route<I extends z.ZodType, O>(id: string, definition: Definition<I, O>): Route {
  const { runs, present, reach, ...rest } = definition;
  const { bodyIn, method } = rest;
  const hasParams = definition.path.includes('{');
  return {
    ...rest,
    id,
    can: runs.can,
    input: runs.input,
    inputOf({ params, query, body }) {
      if (method === 'GET') return { ...query, ...params };
      if (bodyIn !== undefined) return { ...params, [bodyIn]: body };
      if (!hasParams) return body;
      return { ...fieldsOf(body), ...params };
    },
    placeOf: (path) => (bodyIn !== undefined && path.startsWith(`${bodyIn}.`) ? path.slice(bodyIn.length + 1) : path),
    async run(caller, given) {
      const input = given as z.output<I>;
      if (isScoped(caller.actor) && reach !== null) await reach(caller, input);
      const output =
        'name' in runs
          ? await perform(runs, caller, input)
          : await runs.run({ ...caller, db: await readerOf(caller.actor) }, input);
      return present(output, caller);
    },
  };
}

function fieldsOf(body: unknown): object {
  if (body === undefined) return {};
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new InvalidInput([{ path: '', code: 'invalid_type', message: 'expected an object' }]);
}
