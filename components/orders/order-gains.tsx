import { useLocale, useTranslations } from 'next-intl';
import type { LedgerLine } from '@/components/ledger/line';
import { levelName } from '@/components/levels/words';
import { Why } from '@/components/ui/collapse';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import type { Reason } from '@/lib/kernel/decision';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Level } from '@/lib/levels/schema';
import type { Story } from './order-story';
import { sayFactors, sayReason, sayRules, type Words } from './words';

type Gain = {
  readonly topic: 'points' | 'growth' | 'level' | 'order';
  readonly title: string;
  readonly detail?: string;
  readonly value?: string;
};

/** What the order earned and why: points, growth and level, each with the decision behind it in words (4.L). */
export function OrderGains({
  story,
  lines,
  levels,
  zone,
}: {
  readonly story: Story;
  /** The entries by which it earned, for the multipliers. */
  readonly lines: readonly LedgerLine[];
  readonly levels: readonly Level[];
  readonly zone: string;
}) {
  const t = useTranslations('orders');
  const passbook = useTranslations('passbook');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const names = new Map(levels.map((level) => [level.code, levelName(level, locale)]));
  const levelOf = (code: string) => names.get(code) ?? code;
  const words: Words = { t, passbook, levelOf, locale };
  const { earned, reasons } = story;
  const arrives = earned?.points.availableAt ?? null;
  const reached = reasons.find(({ code }) => code === 'level_reached');
  const gains: readonly Gain[] = [
    ...(earned === null || reasons.every(({ topic }) => topic !== 'points')
      ? []
      : [
          {
            topic: 'points' as const,
            title: t('points'),
            value: formatNumber(earned.points.granted, true),
            detail:
              arrives === null
                ? undefined
                : t('pointsAt', { date: formatDateTime(new Date(arrives), 'date', locale, zone) }),
          },
          { topic: 'growth' as const, title: t('growth'), value: formatNumber(earned.growth, true) },
        ]),
    ...(reached
      ? [
          {
            topic: 'level' as const,
            title: t('level'),
            value: t('levelUp', { level: levelOf(String(reached.facts.to)) }),
          },
        ]
      : []),
  ];
  return (
    <Section id="gained" title={t('gained')}>
      <List>
        {gains.map(({ topic, title, detail, value }) => (
          <li key={topic} className="px-3.5 py-3">
            <p className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{title}</span>
              <span className="text-base font-bold">{value}</span>
            </p>
            {detail ? <p className="text-xs text-muted">{detail}</p> : null}
            <Reasons about={reasons.filter((reason) => reason.topic === topic)} words={words}>
              {lines.filter(({ asset }) => asset === topic).map((line) => sayFactors(line, words))}
            </Reasons>
          </li>
        ))}
        {gains.length === 0 ? <ListRow title={reasons[0] ? sayReason(reasons[0], words) : t('noDecision')} /> : null}
      </List>
    </Section>
  );
}

function Reasons({
  about,
  words,
  children,
}: {
  readonly about: readonly Reason[];
  readonly words: Words;
  readonly children: readonly (string | null)[];
}) {
  const sentences = [...about.map((reason) => sayReason(reason, words)), ...children.filter((one) => one !== null)];
  if (sentences.length === 0) return null;
  return (
    <Why question={words.t('why')} className="mt-1">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="mt-1 text-2xs text-muted">{sayRules(words.t, about).join(' · ')}</p>
    </Why>
  );
}
