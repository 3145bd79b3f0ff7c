import { useLocale, useTranslations } from 'next-intl';
import { IconPlate } from '@/components/ui/list';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { Amount } from './amount';
import { LedgerIcon } from './ledger-icon';
import { LedgerDates } from './ledger-row';
import type { LedgerLine } from './line';
import { sayHow, sayTitle } from './words';

/** Lines of one occasion together, points first: an order, its refund or a check-in moves both points and growth. */
export function movementsOf(lines: readonly LedgerLine[]): readonly (readonly LedgerLine[])[] {
  const occasion = ({ order, refundNo, reason, at }: LedgerLine) =>
    order === null ? `${reason}|${at}` : `${order.id}|${refundNo}`;
  return [...Map.groupBy(lines, occasion).values()].map((group) =>
    [...group].sort((a, b) => (a.asset < b.asset ? 1 : -1)),
  );
}

/** One occasion with everything that it moved, each amount beside its reason in words. */
export function MovementRow({
  lines,
  zone,
  now,
}: {
  readonly lines: readonly LedgerLine[];
  readonly zone: string;
  readonly now: string;
}) {
  const t = useTranslations('passbook');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const [head] = lines;
  if (head === undefined) return null;
  const hows = lines.map((line) => sayHow(t, line, locale));
  return (
    <li className="flex gap-3 px-3.5 py-3">
      <IconPlate className={head.amount < 0 ? 'bg-sunken text-muted' : undefined}>
        <LedgerIcon line={head} />
      </IconPlate>
      {hows.some((how) => how !== '') ? (
        <div className="min-w-0 flex-1">
          <p className="font-medium leading-snug">{sayTitle(t, head)}</p>
          <dl className="mt-1 grid gap-1">
            {lines.map((line, at) => (
              <div key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
                <dt className="min-w-0 flex-1 basis-32 text-xs text-muted">{hows[at]}</dt>
                <dd className="shrink-0">
                  <Amount asset={line.asset} amount={line.amount} waived={line.waived} />
                </dd>
              </div>
            ))}
          </dl>
          <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-muted">
            <LedgerDates line={head} zone={zone} now={now} />
          </p>
        </div>
      ) : (
        // Nothing to say of the amounts but themselves: they stand beside what they are for.
        <div className="flex min-w-0 flex-1 justify-between gap-3">
          <div className="min-w-0">
            <p className="font-medium leading-snug">{sayTitle(t, head)}</p>
            <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-muted">
              <LedgerDates line={head} zone={zone} now={now} />
            </p>
          </div>
          <p className="grid shrink-0 content-start gap-0.5 text-right">
            {lines.map((line) => (
              <Amount key={line.id} asset={line.asset} amount={line.amount} waived={line.waived} />
            ))}
          </p>
        </div>
      )}
    </li>
  );
}
