import 'server-only';
import '@/lib/wiring';
import { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { negotiateLocale } from '@/lib/kernel/locale';
import { authorise, type Locale, parseInput } from '@/lib/platform/command';
import { isOverloaded } from '@/lib/platform/event-loop';
import { metrics } from '@/lib/platform/metrics';
import { newId } from '@/lib/platform/new-id';
import { ports } from '@/lib/platform/ports';
import { takeToken } from '@/lib/platform/rate-limit-memory';
import { type ApiAnswer, type ApiRequest, jsonAnswer } from './answer';
import { answerOnce } from './answer-once';
import { BASE, matcher } from './match';
import { type Problem, problemOf, refusal } from './problem';
import { readJson, refuseUnsafe } from './read-json';
import type { Caller, Route } from './route';
import { ROUTES } from './routes';

const REQUEST_ID = /^[\w.-]{8,64}$/;
const OPENAPI_PATH = `${BASE}/openapi.json`;
const BODY_BYTES_MAX = 1024 * 1024;
const match = matcher(ROUTES);
const COMPLAINTS: Record<Locale, z.core.$ZodErrorMap> = {
  'zh-CN': z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

/** Answers a request to the integration API: the one way through, whatever it was mounted on. Never throws. */
export async function handle(request: ApiRequest): Promise<ApiAnswer> {
  const begun = performance.now();
  const given = request.header('x-request-id');
  const requestId = given !== null && REQUEST_ID.test(given) ? given : newId();
  const locale = localeOf(request.header('accept-language'));
  const headers: Record<string, string> = { 'x-request-id': requestId };
  const found = match(request.method, request.path);
  const route = found.kind === 'route' ? found.route : null;
  let answer: ApiAnswer;
  try {
    if (request.path === OPENAPI_PATH) return await openApiAnswer(request.method, headers);
    if (found.kind === 'none') throw refusal(404, 'not_found');
    if (found.kind === 'method') {
      headers.allow = found.allow;
      throw refusal(405, 'method_not_allowed', { allow: found.allow });
    }
    const caller = { requestId, locale, now: new Date(), ip: request.ip, userAgent: request.header('user-agent') };
    answer = await answerTo(found.route, found.params, request, caller, headers);
  } catch (error) {
    answer = problemAnswer(problemOf(error, { requestId, locale }, route?.placeOf), headers);
  }
  const labels = { route: route?.path ?? 'none', method: request.method in METHODS ? request.method : 'other' };
  metrics().requests.observe({ ...labels, status: String(answer.status) }, (performance.now() - begun) / 1000);
  return answer;
}

/** The contract, for anybody: it says nothing that the source does not. */
async function openApiAnswer(method: string, headers: Record<string, string>): Promise<ApiAnswer> {
  if (method !== 'GET') {
    headers.allow = 'GET';
    throw refusal(405, 'method_not_allowed', { allow: 'GET' });
  }
  const { openApiText } = await import('./openapi');
  return jsonAnswer(200, openApiText(), headers);
}

const METHODS = { GET: 1, POST: 1, PUT: 1, PATCH: 1, DELETE: 1, HEAD: 1, OPTIONS: 1 };

async function answerTo(
  route: Route,
  params: Record<string, string>,
  request: ApiRequest,
  stranger: Omit<Caller, 'actor'>,
  headers: Record<string, string>,
): Promise<ApiAnswer> {
  const actor = await identify(request, stranger.now, headers);
  const caller: Caller = { ...stranger, actor };
  authorise(route.can, actor);
  if (isOverloaded()) throw shed('overload');
  const body = route.method === 'POST' ? await readBody(request, route.bodyBytesMax ?? BODY_BYTES_MAX) : undefined;
  const query = route.method === 'GET' && request.search !== '' ? parametersOf(request.search) : {};
  refuseUnsafe(params);
  const input = parseInput(route.input, route.inputOf({ params, query, body }), COMPLAINTS[caller.locale]);
  const key = route.isIdempotent === true ? request.header('idempotency-key') : null;
  const run = () => route.run(key === null ? caller : { ...caller, idempotencyKey: key }, input);
  if (key !== null) return answerOnce({ key, caller, method: route.method, path: request.path, body }, run, headers);
  const { status, body: shown } = await run();
  return jsonAnswer(status, JSON.stringify(shown), headers);
}

/** The actor behind the key of the request, counted against the key's rate. */
async function identify(request: ApiRequest, now: Date, headers: Record<string, string>): Promise<Actor> {
  const text = /^bearer +(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  const found = text === undefined ? null : await ports().apiKey(text, now);
  if (found === null || found.actor.kind !== 'key') {
    headers['www-authenticate'] = 'Bearer';
    throw refusal(401, 'unauthenticated');
  }
  const { actor, ratePerSecond } = found;
  if (ratePerSecond === null) return actor;
  const taken = takeToken(actor.id, ratePerSecond);
  headers['ratelimit-policy'] = `"key";q=${ratePerSecond};w=1`;
  headers.ratelimit = `"key";r=${taken.remaining};t=1`;
  if (!taken.ok) throw shed('rate', taken.retryAfterSeconds);
  return actor;
}

function shed(reason: 'rate' | 'overload', retryAfterSeconds = 1) {
  metrics().shed.inc({ reason });
  return refusal(429, reason === 'rate' ? 'rate_limited' : 'busy', { retryAfterSeconds });
}

async function readBody(request: ApiRequest, bytesMax: number): Promise<unknown> {
  const text = await request.body(bytesMax);
  if (text === '') return undefined;
  const type = request.header('content-type');
  if (type !== null && !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw refusal(415, 'unsupported_media_type', { type: type.slice(0, 100) });
  }
  return readJson(text);
}

function parametersOf(search: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(search)) {
    const known = found[name];
    found[name] = known === undefined ? value : typeof known === 'string' ? [known, value] : [...known, value];
  }
  refuseUnsafe(found);
  return found;
}

const locales = new Map<string, Locale>();
const LOCALES_MAX = 500;

/** The language of a header, remembered: callers send few different ones. */
function localeOf(header: string | null): Locale {
  const key = header ?? '';
  let locale = locales.get(key);
  if (locale === undefined) {
    if (locales.size >= LOCALES_MAX) locales.clear();
    locale = negotiateLocale(header);
    locales.set(key, locale);
  }
  return locale;
}

/** Writes a problem with what its status wants in the head. */
function problemAnswer(problem: Problem, headers: Record<string, string>): ApiAnswer {
  const wait = problem.facts?.retryAfterSeconds;
  if (typeof wait === 'number') headers['retry-after'] = String(wait);
  return jsonAnswer(problem.status, JSON.stringify(problem), headers);
}
