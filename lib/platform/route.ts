import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { type Facts, isRefusal } from '@/lib/kernel/refusal';
import { callerOf } from './caller';
import { authorise, type Command, execute, type InputProblem, isInvalidInput, parseInput } from './command';
import { newId } from './new-id';
import { requireOwnOrigin } from './origin';
import type { Query } from './query';
import { readerOf } from './reading';

type Handler = (request: Request) => Promise<Response>;

/** Runs a query for the caller of the current request, in a page or in a route: permission, then input, then the read. */
export async function ask<I extends z.ZodType, O>(definition: Query<I, O>, raw: unknown): Promise<O> {
  const caller = await callerOf(definition.can);
  authorise(definition.can, caller.actor);
  const input = parseInput(definition.input, raw);
  return definition.run({ ...caller, db: await readerOf(caller.actor) }, input);
}

/** Mounts a query as GET: the address's parameters are its input (one given twice is a list), the answer JSON. */
export function getRoute<I extends z.ZodType, O>(definition: Query<I, O>): Handler {
  return (request) => answered(() => ask(definition, parametersOf(new URL(request.url).searchParams)));
}

/** Mounts a command as POST with a JSON body, for browsers with a session; foreign origins are refused. */
export function postRoute<I extends z.ZodType, O>(definition: Command<I, O>): Handler {
  return (request) =>
    answered(async () => {
      requireOwnOrigin(request.headers);
      const raw: unknown = await request.json().catch(() => undefined);
      return execute(definition, await callerOf(definition.can), raw);
    });
}

async function answered(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json((await work()) ?? null, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    unstable_rethrow(error);
    return problem(error);
  }
}

/** RFC 9457: a refusal by its code and facts, bad input by its places, a fault of ours by its request id only. */
function problem(error: unknown): Response {
  const requestId = newId();
  if (isRefusal(error)) return problemResponse(error.status, error.code, requestId, { facts: error.facts });
  if (isInvalidInput(error)) return problemResponse(422, 'invalid_input', requestId, { errors: error.problems });
  console.error(`request ${requestId} failed`, error);
  return problemResponse(500, 'unexpected', requestId, {});
}

type More = { readonly facts?: Facts; readonly errors?: readonly InputProblem[] };

function problemResponse(status: number, code: string, requestId: string, more: More): Response {
  const body = { type: 'about:blank', title: code, status, code, requestId, ...more };
  const wait = more.facts?.retryAfterSeconds;
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(typeof wait === 'number' && { 'retry-after': String(wait) }),
    },
  });
}

function parametersOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
