import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { levelName } from '@/components/levels/words';
import type { EntryDecision } from '@/lib/games/rules/enter';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { reader } from '@/lib/platform/reading';
import { currentProgram } from '../../_reading/member';

/** What sentences about games are said with: the reader's language, the zone, the names of levels. */
export type GameWords = {
  readonly t: Awaited<ReturnType<typeof getTranslations<'activities'>>>;
  readonly locale: Locale;
  readonly zone: string;
  readonly pick: (name: { readonly zh: string; readonly en: string }) => string;
  readonly levelOf: (code: string) => string;
};

/** Reads them. */
export async function gameWords(): Promise<GameWords> {
  const program = await currentProgram();
  const [t, said, schemes] = await Promise.all([
    getTranslations('activities'),
    getLocale(),
    levelSchemes(reader(), program),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const levels = [...schemes].reverse().flatMap(({ scheme }) => scheme.levels);
  const names = new Map(levels.map((level) => [level.code, levelName(level, locale)]));
  return {
    t,
    locale,
    zone: program.zone,
    pick: ({ zh, en }) => (locale === 'en' ? en || zh : zh),
    levelOf: (code) => names.get(code) ?? code,
  };
}

/** Why a member may not draw, in a sentence with its way out; null when he may. */
export function sayRefusal(decision: EntryDecision, { t, locale, zone, levelOf }: GameWords): string | null {
  if (decision.allowed) return null;
  const { code, facts } = decision;
  const reason = String(facts.reason ?? facts.period ?? code);
  switch (reason) {
    case 'warming':
      return t('refusal.warming', { at: formatDateTime(new Date(String(facts.from)), 'datetime', locale, zone) });
    case 'level': {
      const needed = String(facts.needed).split(' ').map(levelOf);
      return t('refusal.level', { levels: needed.join(t('join')) });
    }
    case 'ever':
    case 'day':
      return t(`refusal.${reason}`, { limit: Number(facts.limit) });
    default:
      return t.has(`refusal.${reason}`) ? t(`refusal.${reason}` as 'refusal.no_chances') : t('refusal.unknown');
  }
}
