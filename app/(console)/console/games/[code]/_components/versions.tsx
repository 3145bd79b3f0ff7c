import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import type { GamePage } from '@/lib/games';
import { totalOf } from '@/lib/games/rules/ranges';
import { VersionsCard } from '../../../_components/versions-card';

/** Every version with its note, when it counts from, and its weights. */
export async function Versions({ page }: { readonly page: GamePage }) {
  const t = await getTranslations('games');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        {
          head: t('column.from'),
          tight: true,
          cell: ({ effectiveFrom }) => <DateTime at={effectiveFrom} format="datetime" zone={page.zone} />,
        },
        { head: t('versions.by'), cell: ({ publishedBy }) => publishedBy },
        {
          head: t('versions.change'),
          cell: ({ note, terms }) => (
            <>
              <p>{note}</p>
              {terms === null ? null : (
                <p className="text-xs text-muted">
                  {[
                    ...terms.prizes.map(({ code, weight }) => `${code} ${weight}`),
                    ...(terms.nothing > 0 ? [`${t('nothing')} ${terms.nothing}`] : []),
                  ].join(' · ')}{' '}
                  / {totalOf(terms.prizes, terms.nothing)}
                </p>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
