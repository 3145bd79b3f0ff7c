'use client';
import { More } from '@/components/paging/more';
import { usePages } from '@/components/paging/use-pages';
import { DateTime } from '@/components/ui/date-time';
import { localMonth } from '@/lib/kernel/day';
import { LedgerRow } from './ledger-row';
import type { LedgerLine, LedgerPage } from './line';

/** One's own passbook of one asset: newest first under months, growing while it is read, every line with its why. */
export function Passbook({
  asset,
  first,
  zone,
  now,
}: {
  readonly asset: LedgerLine['asset'];
  readonly first: LedgerPage;
  readonly zone: string;
  readonly now: string;
}) {
  const newest = first.lines[0]?.id ?? '';
  const list = usePages(`${asset} ${newest}`, `/api/member/passbook?asset=${asset}`, first);
  const lines = list.pages.flatMap((page) => page.lines);
  return (
    <>
      {byMonth(lines, zone).map(({ month, within }) => (
        <section key={within[0]?.id} aria-labelledby={`month-${within[0]?.id}`} className="mt-4 first:mt-0">
          <h3 id={`month-${within[0]?.id}`} className="mx-0.5 mb-1.5 text-xs font-medium text-muted">
            <DateTime at={month} format="month" zone={zone} />
          </h3>
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
            {within.map((line) => (
              <LedgerRow key={line.id} line={line} zone={zone} now={now} />
            ))}
          </ul>
        </section>
      ))}
      <More {...list} />
    </>
  );
}

/** Neighbours of one local month together; a late entry stands where it was booked, under its own month. */
function byMonth(lines: readonly LedgerLine[], zone: string) {
  const groups: { month: string; within: LedgerLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const isSame = last !== undefined && monthOf(last.month, zone) === monthOf(line.at, zone);
    if (isSame) last.within.push(line);
    else groups.push({ month: line.at, within: [line] });
  }
  return groups;
}

const monthOf = (at: string, zone: string): string => localMonth(new Date(at), zone);
