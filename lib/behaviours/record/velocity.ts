import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type Judged, judgeVelocity } from '@/lib/risk';
import type { OwnedEvent } from './load';

// Other behaviours need a proof or are worth one grant each: speed alone says nothing about them.
const ACTS = { check_in: 'check_in', share: 'share' } as const;

/**
 * The verdicts on new check-ins and shares of today whose sender says from where they came, by the sender's id (4.L).
 * What happened on another day is not counted: an import of a year is no storm of today.
 */
export async function judgeBehaviours(
  db: Db,
  owned: readonly OwnedEvent[],
  { now, zone, known }: { readonly now: Date; readonly zone: string; readonly known: ReadonlySet<string> },
): Promise<Map<string, Judged>> {
  const today = localDate(now, zone);
  const asked = new Map(
    owned.flatMap(({ event, memberId }) => {
      const act = ACTS[event.type as keyof typeof ACTS];
      const { device, ip } = event.props as { readonly device?: string; readonly ip?: string };
      const isJudged = act !== undefined && memberId !== null && (device ?? ip) !== undefined;
      if (!isJudged || known.has(event.externalId) || localDate(event.at, zone) !== today) return [];
      const subject = { type: 'member', id: memberId };
      return [[event.externalId, { act, subject, facts: { device, ip } }] as const];
    }),
  );
  if (asked.size === 0) return new Map();
  const judged = await judgeVelocity(db, [...asked.values()], now);
  return new Map([...asked.keys()].map((id, place) => [id, judged[place] as Judged]));
}
