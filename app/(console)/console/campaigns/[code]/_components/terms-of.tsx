import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import type { CampaignPage } from '@/lib/campaigns';
import type { Terms } from '@/lib/campaigns/rules/terms';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { SMALL } from '@/lib/kernel/small';
import { sayEntry } from '../../_reading/entry-words';
import { termWords } from '../../_reading/term-words';

/** What a revision says, in words. */
export async function TermsOf({
  terms,
  page,
  locale,
}: {
  readonly terms: Terms;
  readonly page: Pick<CampaignPage, 'budget' | 'members' | 'entered' | 'revisions' | 'parts' | 'zone'>;
  readonly locale: Locale;
}) {
  const { budget, members, entered } = page;
  const t = await getTranslations('campaigns');
  const say = await termWords(page);
  const pick = (both: { readonly zh: string; readonly en: string }) => (locale === 'en' ? both.en || both.zh : both.zh);
  const amount = (value: number) => (budget?.kind === 'AMOUNT' ? formatMoney(value, 'plain') : formatNumber(value));
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('column.type'), await say('type', terms.type)],
    [t('column.goal'), t(`goal.${terms.goal}`)],
    [t('field.audience'), terms.audience === null ? t('wizard.everybody') : await audienceOf(members)],
    ...(terms.stores.length === 0 ? [] : [[t('field.stores'), await say('stores', terms.stores)] as const]),
    ...(await entryRows(terms.entry, entered, locale)),
    [t('field.days'), `${await say('days.from', terms.days.from)} – ${await say('days.to', terms.days.to)}`],
    ...(terms.days.warmFrom === null
      ? []
      : [[t('field.warmFrom'), await say('days.warmFrom', terms.days.warmFrom)] as const]),
    [
      t('field.budget'),
      terms.budget === null ? (
        t('field.noBudget')
      ) : (
        <span key="budget">
          <TextLink href={`/console/budgets/${terms.budget}`}>{await say('budget', terms.budget)}</TextLink>
          {budget === null
            ? null
            : ` · ${t('budget.reading', { used: amount(budget.limit - budget.left), limit: amount(budget.limit) })}`}
        </span>
      ),
    ],
    [
      t('field.stop'),
      [
        t('stop.warn', { percent: terms.stop.warnAt }),
        ...(terms.stop.pauseAt === null ? [] : [t('stop.pause', { percent: terms.stop.pauseAt })]),
        ...(terms.stop.before === null ? [] : [t('stop.before', { day: await say('stop.before', terms.stop.before) })]),
        ...(terms.stop.refusedBp === null ? [] : [t('stop.refused', { percent: terms.stop.refusedBp / 100 })]),
      ].join(t('join')),
    ],
    [t('field.unused'), t(`unused.${terms.unused}`)],
    [t('field.copy'), pick(terms.copy)],
    ...(terms.plan === '' ? [] : [[t('field.plan'), terms.plan] as const]),
    ...(terms.materials === '' ? [] : [[t('field.materials'), terms.materials] as const]),
  ];
  return (
    <DescriptionList
      aligned={false}
      className="px-4 pb-4"
      items={rows.map(([name, value]) => ({ key: name, name, value }))}
    />
  );
}

/** What is given at entries, and how often it was so far. */
async function entryRows(entry: Terms['entry'], entered: number | null, locale: Locale) {
  if (entry === null) return [];
  const t = await getTranslations('plays');
  const given = entered === null ? [] : [[t('entry.given'), formatNumber(entered)] as const];
  return [[t('entry.title'), await sayEntry(entry, locale)] as const, ...given];
}

/** How many somebody's audience is, as he may be told. */
async function audienceOf(members: CampaignPage['members']): Promise<string> {
  const t = await getTranslations('campaigns');
  if (members === null) return t('detail.conditioned');
  return members === 'few' ? t('wizard.few', { count: SMALL }) : t('wizard.members', { count: members });
}
