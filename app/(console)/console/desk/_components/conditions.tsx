import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { DeskItem } from '@/lib/desk/rules/at-desk';
import type { Saving } from '@/lib/desk/rules/saving';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import type { DeskWords } from './say-no';

/** The conditions of what can be redeemed, ticked one by one; the threshold as soon as an amount was said (B8). */
export function Conditions({
  item: { effect, endsAt },
  saving,
  words: { locale, zone },
}: {
  readonly item: DeskItem;
  readonly saving: Saving | null;
  readonly words: DeskWords;
}) {
  const t = useTranslations('desk.condition');
  const short = saving?.short ?? 0;
  return (
    <ul className="grid gap-1.5 text-body">
      <Condition isMet>{t('own')}</Condition>
      {endsAt === null ? null : (
        <Condition isMet>
          {t('time', { until: formatDateTime(lastMoment(endsAt), 'datetime', locale, zone) })}
        </Condition>
      )}
      <Condition isMet>{t('store')}</Condition>
      {effect.from > 0 ? (
        <Condition isMet={saving === null ? null : short === 0}>
          {short > 0
            ? t('short', { short: formatMoney(short, 'plain') })
            : t('from', { from: formatMoney(effect.from, 'plain') })}
        </Condition>
      ) : null}
    </ul>
  );
}

/** An end is exclusive: the minute before it is the last one. */
const lastMoment = (endsAt: string): Date => new Date(Date.parse(endsAt) - 1);

/** One condition: kept, missed, or not known yet. */
function Condition({ isMet, children }: { readonly isMet: boolean | null; readonly children: ReactNode }) {
  const t = useTranslations('desk.condition');
  const Icon = isMet === false ? X : Check;
  const said = isMet === null ? t('open') : t(isMet ? 'met' : 'missed');
  return (
    <li className={cn('flex items-start gap-2', isMet === null && 'text-muted', isMet === false && 'text-danger')}>
      <Icon
        className={cn('mt-0.5 size-4 shrink-0', isMet === true && 'text-success', isMet === null && 'opacity-30')}
        aria-hidden="true"
      />
      <span>
        <span className="sr-only">{said} </span>
        {children}
      </span>
    </li>
  );
}
