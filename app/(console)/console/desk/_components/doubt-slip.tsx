import { useTranslations } from 'next-intl';
import type { Queued } from '@/lib/desk/rules/queue';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import { Band } from './band';
import type { DeskWords } from './say-no';

/** The slip of a press without an answer: what was asked for, and in plain words what nobody can know yet (B8). */
export function DoubtSlip({
  entry,
  words,
  isSent,
}: {
  readonly entry: Queued;
  readonly words: DeskWords;
  /** It was sent and its answer is lost, so it may be done; else it has not left the desk. */
  readonly isSent: boolean;
}) {
  const t = useTranslations('desk');
  const { locale, zone } = words;
  const { name, member, amount, at } = entry;
  const facts = [
    locale === 'en' ? name.en : name.zh,
    member,
    amount === null ? null : formatMoney(amount, 'plain'),
    formatDateTime(new Date(at), 'time', locale, zone),
  ];
  return (
    <Band tone="unknown" title={t(isSent ? 'unknown' : 'lost.waits')}>
      <p className="font-medium">{facts.filter(Boolean).join(' · ')}</p>
      <p>{t(isSent ? 'doubtNote' : 'lost.waitsNote')}</p>
    </Band>
  );
}
