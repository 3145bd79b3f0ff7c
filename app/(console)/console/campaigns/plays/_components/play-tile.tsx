import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { type PlayCard, type PlayLack, playCard } from '@/lib/campaigns';
import { campaignKinds } from '@/lib/campaigns/registry';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { tellPeople } from '@/lib/kernel/small';
import { ask } from '@/lib/platform/route';
import { StartPlay } from './start-play';

const HOMES: Readonly<Record<Exclude<PlayLack, 'segment'>, string>> = {
  coupon: '/console/coupons/new',
  levels: '/console/levels',
  budget: '/console/budgets/new',
};
// A campaign may begin without a budget of its own: its entries are limited in all.
const MAY_LACK: readonly PlayLack[] = ['budget'];

/** One plan: whom it fits today, what it costs at most, what it lacks, and the way to begin it. */
export async function PlayTile({
  code,
  canEdit,
  canKeep,
}: {
  readonly code: string;
  readonly canEdit: boolean;
  readonly canKeep: boolean;
}) {
  const [t, campaigns, locale, card] = await Promise.all([
    getTranslations('plays'),
    getTranslations('campaigns'),
    getLocale(),
    ask(playCard, { code }),
  ]);
  const kind = campaignKinds.find(code);
  if (kind === undefined) return null;
  const name = locale === 'en' ? kind.name.en : kind.name.zh;
  const blocking = card.lacks.filter((lack) => !MAY_LACK.includes(lack));
  return (
    <article aria-label={name} className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <header className="grid gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-sm">{name}</h2>
          <Badge>{campaigns(`goal.${kind.goal}`)}</Badge>
        </div>
        <p className="text-dense text-muted">{t(`about.${code as 'play_birthday'}`)}</p>
      </header>
      <DescriptionList aligned items={figuresOf(card, t)} />
      {card.lacks.length === 0 ? null : (
        <div className="text-dense">
          <p className="font-medium">{t('lacks')}</p>
          <ul className="mt-1 grid gap-1">
            {card.lacks.map((lack) => (
              <li key={lack}>
                {lack === 'segment' && !canKeep ? (
                  t('lack.segment')
                ) : (
                  <TextLink href={lack === 'segment' ? `/console/segments/new?play=${code}` : HOMES[lack]}>
                    {t(`lack.${lack}`)}
                  </TextLink>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <footer className="mt-auto flex flex-wrap items-center gap-2 pt-1">
        {canEdit ? <StartPlay code={code} name={name} terms={card.terms} canStart={blocking.length === 0} /> : null}
        {card.campaigns.map((one) => (
          <TextLink key={one} href={`/console/campaigns/${one}`}>
            {one}
          </TextLink>
        ))}
      </footer>
    </article>
  );
}

const figuresOf = ({ fits, total, cost }: PlayCard, t: Awaited<ReturnType<typeof getTranslations<'plays'>>>) =>
  [
    { name: t('fits'), value: t('members', { count: tellPeople(fits) }) },
    { name: t('total'), value: t('times', { count: formatNumber(total) }) },
    { name: t('cost'), value: cost === null ? t('costOpen') : formatMoney(cost, 'plain') },
  ].map((one) => ({ key: one.name, ...one }));
