import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatEnd } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { LevelStanding } from '@/lib/levels';

/** How keeping the level stands, what is lent over it, protections and invitations, each in a sentence (4.B). */
export function LevelNotes({ standing, zone }: { readonly standing: LevelStanding; readonly zone: string }) {
  const t = useTranslations('levels.standing');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const nameOf = ({ name }: LevelStanding['level']) => (locale === 'en' ? name.en : name.zh);
  // Ends are exclusive: people read the last day.
  const lastDay = (end: Date) => formatEnd(end, 'date', locale, zone);
  const { outlook, lent, protectedUntil, invitation } = standing;
  const notes = [
    lent && t(`lent.${lent.kind}`, { level: nameOf(lent.earned), date: lastDay(lent.until) }),
    outlook?.isMet && t('met'),
    outlook?.dropsAt &&
      t(outlook.graceUntil === null ? 'open' : 'grace', {
        level: nameOf(outlook.projected),
        date: formatDateTime(outlook.dropsAt, 'date', locale, zone),
      }),
    protectedUntil && t('protected', { date: lastDay(protectedUntil) }),
    invitation.invitedAt && t(invitation.acceptedAt === null ? 'invited' : 'accepted'),
  ].filter((note): note is string => typeof note === 'string');
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-1 text-dense">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
