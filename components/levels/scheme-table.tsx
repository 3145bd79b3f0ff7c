import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { LevelMark } from '@/components/ui/level-mark';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { SETTINGS } from '@/lib/levels/rules/publish';
import type { LevelScheme } from '@/lib/levels/schema';
import { saySetting } from './scheme-words';
import { levelName, sayRule } from './words';

/** A version of the levels as a table with its settings below: what is written is what counts (4.B). */
export function SchemeTable({ scheme, caption }: { readonly scheme: LevelScheme; readonly caption: string }) {
  const [t, level] = [useTranslations('levels'), useTranslations('level')];
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <>
      <Table caption={caption}>
        <TableHead>
          <Th>{t('column.level')}</Th>
          <Th>{t('column.code')}</Th>
          <Th>{t('column.rule')}</Th>
        </TableHead>
        <tbody>
          {scheme.levels.map((one) => (
            <Tr key={one.code}>
              <Td row>
                <LevelMark metal={one.metal}>{levelName(one, locale)}</LevelMark>
              </Td>
              <Td className="text-muted">{one.code}</Td>
              <Td className="min-w-56">{sayRule(level, one.rule)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <DescriptionList
        className="border-t border-line p-4"
        items={SETTINGS.map((setting) => ({
          key: setting,
          name: t(`setting.${setting}`),
          value: saySetting(setting, scheme[setting], t),
        }))}
      />
    </>
  );
}
