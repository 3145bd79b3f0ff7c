import 'server-only';
import { lastEntryOf, lastVerification } from '@/lib/audit';
import { type Actor, may } from '@/lib/kernel/actor';
import { parseId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { ledgerTotals } from '@/lib/ledger';
import { membersById, memberTotals, storesInSight } from '@/lib/members';
import { orderTotals } from '@/lib/orders';
import { pool } from '@/lib/platform/db';
import { countGivenUp } from '@/lib/platform/given-up';
import { readiness } from '@/lib/platform/readiness';
import { readerOf } from '@/lib/platform/reading';
import { ask } from '@/lib/platform/route';
import { shared } from '@/lib/platform/shared';
import { lastProofResult } from '@/lib/proofs';

const EVERYTHING = { kind: null, words: null };
const FAILURES_MAX = 1_000;
const KEPT_MS = 60_000;
const WRONG_SHOWN = 5;
const FRESH_MS = 30 * 86_400_000;

/** The figures of the start page, each null where the reader may not see it; sums are at most a minute old. */
export async function startFigures(actor: Actor) {
  const canSee = (permission: Permission) => may(actor, permission) || may(actor, 'system.read');
  const [stores, db] = await Promise.all([storesInSight(actor), readerOf(actor)]);
  const key = stores === null ? 'all' : stores.join(',');
  const [members, orders, points] = await Promise.all([
    canSee('members.read')
      ? kept(`members ${key}`, (now) => memberTotals(db, stores, new Date(now.getTime() - FRESH_MS)))
      : null,
    canSee('orders.read') ? kept(`orders ${key}`, () => orderTotals(db, stores)) : null,
    // A book is not divided by stores: who is scoped does not see its sums.
    canSee('points.read') && stores === null ? kept('points', (now) => ledgerTotals(pool(), now)) : null,
  ]);
  return { members, orders, points };
}

/** How the program itself fares: the worker, the last import and the last verification of the audit trail. */
export async function startHealth(actor: Actor) {
  const seesBook = may(actor, 'ledger.read') || may(actor, 'system.read');
  const [ready, lastImport, chain, book, failures] = await Promise.all([
    readiness(),
    lastEntryOf(pool(), 'imports.orders'),
    may(actor, 'audit.read') ? ask(lastVerification, {}) : null,
    seesBook ? bookProof(actor) : null,
    may(actor, 'system.read') ? countGivenUp(pool(), EVERYTHING, FAILURES_MAX) : null,
  ]);
  return {
    ready,
    lastImport: lastImport?.at ?? null,
    chain,
    seesChain: may(actor, 'audit.read'),
    book,
    seesBook,
    failures,
  };
}

/** The last proof of the whole book, with links to the members whose accounts differ for those who may open them. */
async function bookProof(actor: Actor) {
  const result = await lastProofResult(pool());
  if (result === null) return null;
  const shown = may(actor, 'members.read') ? result.wrong.slice(0, WRONG_SHOWN) : [];
  const ids = shown.flatMap(({ id }) => parseId('member', id) ?? []);
  const members = await membersById(pool(), ids);
  const links = ids.map((id, place) => ({
    href: `/console/members/${shown[place]?.id}`,
    code: members.get(id)?.code ?? id,
  }));
  return { at: result.at, members: result.members, wrong: result.wrong.length, links };
}

type Kept<T> = { readonly at: Date; readonly value: T };

/** Asks again when the answer is more than a minute old; sums over whole tables are not worth more. */
async function kept<T>(name: string, read: (now: Date) => Promise<T>): Promise<Kept<T>> {
  const cache = shared('console.figures', () => new Map<string, Kept<unknown>>());
  const now = new Date();
  const known = cache.get(name) as Kept<T> | undefined;
  if (known !== undefined && now.getTime() - known.at.getTime() < KEPT_MS) return known;
  const fresh = { at: now, value: await read(now) };
  cache.set(name, fresh);
  return fresh;
}
