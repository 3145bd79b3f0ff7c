import 'server-only';
import { z } from 'zod';
import { type Facts, isRefusal, Refusal } from '@/lib/kernel/refusal';
import { type InputProblem, isInvalidInput, type Locale } from '@/lib/platform/command';
import { log } from '@/lib/platform/log';
import { problemText } from './texts';

/** RFC 9457 with a code to act on, the facts behind a refusal, and the places of wrong input. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** RFC 9457 problem details. */
export type Problem = z.output<typeof Problem>;

/** What a problem is told with: the request's id and the language. */
export type Asked = { readonly requestId: string; readonly locale: Locale };

// Of the connection or the server, not of the request: connection failures, shutdown, too many clients, timeouts.
const DATABASE_AWAY = /^(08\w{3}|53\d{3}|57P0[123]|57014|55P03|25P0[34]|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

/** What went wrong, as a problem; what nobody expected is logged and told by its request id only. */
export function problemOf(error: unknown, asked: Asked, placeOf = (path: string) => path): Problem {
  if (isRefusal(error)) return problem(error.status, error.code, error.facts, asked);
  if (isInvalidInput(error)) {
    const errors = error.problems.map((one: InputProblem) => ({ ...one, path: placeOf(one.path) }));
    return { ...problem(422, 'invalid_input', {}, asked), errors };
  }
  log().error({ err: error, requestId: asked.requestId }, 'request failed');
  if (isAway(error)) return problem(503, 'unavailable', { retryAfterSeconds: 1 }, asked);
  return problem(500, 'unexpected', {}, asked);
}

/** A refusal that the mount itself makes. */
export const refusal = (status: number, code: string, facts: Facts = {}): Refusal => new Refusal(code, facts, status);

function problem(status: number, code: string, facts: Facts, { requestId, locale }: Asked): Problem {
  const text = problemText(locale, code, facts) ?? problemText(locale, 'refused', facts);
  const { title = code, detail = code } = text ?? {};
  const said = { type: `urn:regulars:problem:${code}`, title, status, code, detail, requestId };
  return Object.keys(facts).length === 0 ? said : { ...said, facts };
}

function isAway(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string' && DATABASE_AWAY.test(code)) return true;
  return (
    typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
  );
}
