import 'server-only';
import { z } from 'zod';
import { type Actor, may } from '@/lib/kernel/actor';
import { isUuid } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { storesInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import * as kinds from './alerts';
import { ALERT_VIEWS, type AlertFilter, type AlertRow, alertsPage, countAlerts } from './store/alerts';
import { type Assignment, assignmentsOf } from './store/assignments';

/** An alert as the list shows it: where it is looked at, who has it. */
export type AlertView = Pick<AlertRow, 'id' | 'kind' | 'label' | 'facts' | 'acknowledgedName' | 'note'> & {
  readonly href: string;
  readonly raisedAt: string;
  readonly seenAt: string;
  readonly acknowledgedAt: string | null;
  readonly endedAt: string | null;
  readonly held: Pick<Assignment, 'staffId' | 'staffName' | 'dueOn' | 'note'> | null;
};

const COUNTED_TO = 10_000;
const BACK = '~';
const KINDS = Object.values(kinds);

/** Which alerts this reader may see: of kinds that he has the permission for, and of his own stores (S1-5.1). */
export async function alertsInSight(actor: Actor): Promise<Pick<AlertFilter, 'kinds' | 'stores'>> {
  return {
    kinds: KINDS.filter(({ can }) => may(actor, can)).map(({ code }) => code),
    stores: await storesInSight(actor),
  };
}

/** What the program raised, the newest first, by keyset in both directions (2.0.1). */
export const alertList = query({
  can: 'account.own',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, raw): Promise<ListPage<AlertView>> {
    const { view, filters, cursor, limit, q } = parseListQuery(new URLSearchParams(raw));
    const sight = await alertsInSight(actor);
    const wanted = filters.kind;
    const by = {
      ...sight,
      kinds: wanted === undefined ? sight.kinds : sight.kinds.filter((kind) => wanted.includes(kind)),
      q,
      view: ALERT_VIEWS.find((one) => one === view) ?? 'open',
    };
    const { id, isBack } = placeOf(cursor);
    const [found, count] = await Promise.all([
      alertsPage(db, by, { id, isBack, limit: limit + 1 }),
      countAlerts(db, by, COUNTED_TO + 1),
    ]);
    const isMore = found.length > limit;
    const rows = isBack ? found.slice(-limit) : found.slice(0, limit);
    const [hasNext, hasPrevious] = isBack ? [true, isMore] : [isMore, id !== null];
    const held = await assignmentsOf(
      db,
      rows.map((row) => `alert:${row.id}`),
    );
    return {
      rows: rows.map((row) => viewOf(row, held.get(`alert:${row.id}`))),
      nextCursor: hasNext ? (rows.at(-1)?.id ?? null) : null,
      prevCursor: hasPrevious && rows[0] !== undefined ? `${BACK}${rows[0].id}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

/** Where a cursor stands; one that names nothing is the newest. */
function placeOf(cursor: string | null): { readonly id: string | null; readonly isBack: boolean } {
  const isBack = cursor?.startsWith(BACK) ?? false;
  const id = (cursor ?? '').slice(isBack ? BACK.length : 0);
  return isUuid(id) ? { id, isBack } : { id: null, isBack: false };
}

function viewOf({ key, store: _, ...row }: AlertRow, held: Assignment | undefined): AlertView {
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    facts: row.facts,
    acknowledgedName: row.acknowledgedName,
    note: row.note,
    href: KINDS.find(({ code }) => code === row.kind)?.href(key) ?? '/console/alerts',
    raisedAt: row.raisedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    held:
      held === undefined
        ? null
        : { staffId: held.staffId, staffName: held.staffName, dueOn: held.dueOn, note: held.note },
  };
}
