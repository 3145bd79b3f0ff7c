import { ArrowDown, ArrowUp, DoorOpen, Hand, RefreshCw, ShieldCheck, Sparkles, Undo2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Say } from '@/components/ui/say';
import { TextLink } from '@/components/ui/text-link';
import { Timeline } from '@/components/ui/timeline';
import { formatMoney } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import type { LevelScheme } from '@/lib/levels/schema';
import { levelName } from './words';

/** A change of level as the history shows it; `orderId` is the public id of the order that brought it about. */
export type ShownChange = {
  readonly id: string;
  readonly at: Date;
  readonly fromCode: string | null;
  readonly toCode: string;
  readonly reason: string;
  readonly scheme: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly orderId: string | null;
};

/** How the level came to be what it is: every change with its reason and the order behind it (4.B.2). */
export function LevelHistory({
  changes,
  versions,
  zone,
}: {
  readonly changes: readonly ShownChange[];
  readonly versions: readonly { readonly scheme: LevelScheme }[];
  readonly zone: string;
}) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const nameOf = namesOf(versions, locale);
  return (
    <Timeline
      zone={zone}
      events={changes.map((change) => ({
        id: change.id,
        at: change.at,
        icon: iconOf(change.reason),
        title: sayChange(t, change, nameOf),
        detail: (
          <>
            {sayWhy(t, change, nameOf)}
            {change.orderId === null ? null : (
              <TextLink href={`/orders/${change.orderId}`} className="ml-1 underline">
                {t('seeOrder')}
              </TextLink>
            )}
          </>
        ),
      }))}
    />
  );
}

type NameOf = (code: string) => string;

function namesOf(versions: readonly { readonly scheme: LevelScheme }[], locale: Locale): NameOf {
  // Newest first, so the newest name of a code is set last.
  const levels = [...versions].reverse().flatMap(({ scheme }) => scheme.levels);
  const names = new Map(levels.map((level) => [level.code, levelName(level, locale)]));
  return (code) => names.get(code) ?? code;
}

function sayChange(t: Say, { reason, fromCode, toCode }: ShownChange, nameOf: NameOf): string {
  const level = nameOf(toCode);
  if (reason === 'enrolled') return t('change.enrolled', { level });
  if (isNamed(reason) && (fromCode !== null || !NAMES_FROM.includes(reason)))
    return t(`change.${reason}`, { from: fromCode === null ? '' : nameOf(fromCode), level });
  if (reason !== 'reached') return t('change.moved', { level });
  return fromCode === null
    ? t('change.reached', { level })
    : t('change.reachedFrom', { from: nameOf(fromCode), level });
}

function sayWhy(t: Say, { reason, toCode, scheme, facts }: ShownChange, nameOf: NameOf): string {
  if (reason === 'enrolled') return t('why.enrolled');
  const { amount, orders, note } = facts;
  if (typeof note === 'string') return note;
  if (isCounted(reason) && typeof amount === 'number' && typeof orders === 'number') {
    return t(`why.${reason}`, { amount: formatMoney(amount, 'plain'), count: orders, level: nameOf(toCode) });
  }
  if (reason.endsWith('_ended')) return t('why.ended');
  if (reason === 'merged') return t(facts.how === 'reached' ? 'why.mergedTogether' : 'why.merged');
  if (reason === 'split') return t('why.split');
  if (reason !== 'reached' || typeof amount !== 'number' || typeof orders !== 'number') {
    return t('why.other', { version: scheme });
  }
  return t('why.reached', { amount: formatMoney(amount, 'plain'), count: orders, level: nameOf(toCode) });
}

type Named =
  | 'kept'
  | 'dropped'
  | 'reverted'
  | 'override'
  | 'override_ended'
  | 'trial'
  | 'trial_ended'
  | 'merged'
  | 'split';
const NAMED: readonly string[] = [
  'kept',
  'dropped',
  'reverted',
  'override',
  'override_ended',
  'trial',
  'trial_ended',
  'merged',
  'split',
];
/** Their sentences name the level before. */
const NAMES_FROM: readonly string[] = ['dropped', 'reverted'];
const isNamed = (reason: string): reason is Named => NAMED.includes(reason);
const isCounted = (reason: string): reason is 'kept' | 'dropped' | 'reverted' =>
  ['kept', 'dropped', 'reverted'].includes(reason);

const ICONS: Readonly<Record<string, ReactNode>> = {
  enrolled: <DoorOpen />,
  reached: <ArrowUp />,
  kept: <ShieldCheck />,
  dropped: <ArrowDown />,
  reverted: <Undo2 />,
  override: <Hand />,
  trial: <Sparkles />,
};

const iconOf = (reason: string): ReactNode => ICONS[reason] ?? <RefreshCw />;
