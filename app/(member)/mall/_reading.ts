import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { levelName } from '@/components/levels/words';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { reader } from '@/lib/platform/reading';
import { currentProgram } from '../_reading/member';

/** What sentences of the mall are said with: language, zone, names of levels, and operators' words with their fallback. */
export async function mallWords() {
  const program = await currentProgram();
  const [t, said, schemes] = await Promise.all([getTranslations('mall'), getLocale(), levelSchemes(reader(), program)]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const levels = [...schemes].reverse().flatMap(({ scheme }) => scheme.levels);
  const names = new Map(levels.map((level) => [level.code, levelName(level, locale)] as const));
  return {
    say: t as unknown as (key: string, values?: Record<string, string | number>) => string,
    locale,
    zone: program.zone,
    levelName: (code: string) => names.get(code) ?? code,
    /** Words of operators: the Chinese ones where the others are missing, marked with their language. */
    worded: ({ zh, en }: { readonly zh: string; readonly en: string }) =>
      locale === 'en' && en !== '' ? { text: en, lang: 'en' } : { text: zh, lang: 'zh-CN' },
  };
}
