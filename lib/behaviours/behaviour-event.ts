import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { parseId } from '@/lib/kernel/id';
import type { BehaviourInput } from './schema';
import type { BehaviourEvent } from './types';

/** A member id that no member can have: an id that is no id names nobody. */
const NOBODY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A behaviour as the API received it, as an event with the fingerprint of its content; `actor` is who sent it. */
export function behaviourOfInput(input: z.output<typeof BehaviourInput>, actor: string): BehaviourEvent {
  const { id, type, at, props } = input;
  const member = 'id' in input.member ? { id: parseId('member', input.member.id) ?? NOBODY } : input.member;
  return behaviourEvent({ externalId: id, type, member, at, props, actor });
}

/** Makes an event ready: adds the fingerprint of its content, by which a repeat is told from another event. */
export function behaviourEvent(said: Omit<BehaviourEvent, 'contentHash'>): BehaviourEvent {
  const { type, at, props } = said;
  // Whose it is, is compared by member: a sender may name the same one in two ways.
  const content = canonicalJson([type, at.toISOString(), props]);
  return { ...said, contentHash: createHash('sha256').update(content).digest('base64url') };
}
