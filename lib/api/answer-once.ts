import 'server-only';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { actorLabel } from '@/lib/kernel/actor';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { isRefusal } from '@/lib/kernel/refusal';
import { InvalidInput } from '@/lib/platform/command';
import { type Claim, claimSlot, holdSlot, releaseSlot, type Slot, storeAnswer } from '@/lib/platform/idempotency';
import { type ApiAnswer, jsonAnswer } from './answer';
import { problemOf, refusal } from './problem';
import type { Caller, Shown } from './route';

/** A request that carried an Idempotency-Key. */
export type KeyedRequest = {
  readonly key: string;
  readonly caller: Caller;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
};

const KEY = /^[\x21-\x7e]{1,255}$/;
const WAIT_MS_MAX = 5_000;
const POLL_MS = [20, 40, 80, 160, 320];

/**
 * Runs a request once per key of its caller; a repeat gets the first answer again, byte by byte. Kept are answers that
 * say what happened (2xx) or why it may not (409); what came to nothing (other 4xx, 5xx) may be tried again (4.F).
 */
export async function answerOnce(
  request: KeyedRequest,
  run: () => Promise<Shown>,
  headers: Record<string, string>,
): Promise<ApiAnswer> {
  const slot = slotOf(request);
  const claim = await claimOrWait(slot);
  if (claim.kind === 'mismatch') throw refusal(422, 'idempotency_mismatch');
  if (claim.kind === 'pending') throw refusal(409, 'request_in_flight', { retryAfterSeconds: 1 });
  if (claim.kind === 'stored') {
    headers['idempotent-replayed'] = 'true';
    return jsonAnswer(claim.status, claim.body, headers);
  }
  const letGo = holdSlot(slot);
  try {
    const { status, body } = await outcomeOf(run, request.caller);
    const text = JSON.stringify(body);
    await storeAnswer(slot, status, text);
    return jsonAnswer(status, text, headers);
  } catch (error) {
    await releaseSlot(slot).catch(() => undefined); // else its lease ends by itself
    throw error;
  } finally {
    letGo();
  }
}

/** The answer, or the problem of a refusal that stands; everything else is thrown on. */
async function outcomeOf(run: () => Promise<Shown>, caller: Caller): Promise<Shown> {
  try {
    return await run();
  } catch (error) {
    if (isRefusal(error) && error.status === 409) return { status: 409, body: problemOf(error, caller) };
    throw error;
  }
}

async function claimOrWait(slot: Slot): Promise<Claim> {
  const until = performance.now() + WAIT_MS_MAX;
  for (let tries = 0; ; tries++) {
    const claim = await claimSlot(slot);
    if (claim.kind !== 'pending' || performance.now() >= until) return claim;
    await wait(POLL_MS[Math.min(tries, POLL_MS.length - 1)]);
  }
}

function slotOf({ key, caller, method, path, body }: KeyedRequest): Slot {
  if (!KEY.test(key)) {
    const message = 'one to 255 visible ASCII characters';
    throw new InvalidInput([{ path: 'Idempotency-Key', code: 'invalid_key', message }]);
  }
  const requestHash = createHash('sha256')
    .update(`${method} ${path} ${canonicalJson(body ?? null)}`)
    .digest('base64url');
  return { actor: actorLabel(caller.actor), key, requestHash };
}
