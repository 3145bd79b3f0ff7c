import 'server-only';
import { hash } from 'node:crypto';
import { actorLabel } from '@/lib/kernel/actor';
import type { Context } from './command';

/**
 * What stands for the source of a request that names none but carries an Idempotency-Key: with it as business key a
 * repeat has no second effect, even when the process died between the commit and keeping the answer (4.F).
 */
export function requestSource(
  type: string,
  { actor, idempotencyKey }: Pick<Context, 'actor' | 'idempotencyKey'>,
): { readonly type: string; readonly id: string } | null {
  if (idempotencyKey === undefined) return null;
  return { type, id: hash('sha256', `${actorLabel(actor)}\n${idempotencyKey}`, 'base64url') };
}
