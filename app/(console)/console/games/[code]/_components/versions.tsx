import { getTranslations } from 'next-intl/server';
import type { GamePage } from '@/lib/games';
import { totalOf } from '@/lib/games/rules/ranges';
import { byColumn, sinceColumn, VersionsCard } from '../../../_components/versions-card';

/** Every version with its note, when it counts from, and its weights. */
export async function Versions({ page }: { readonly page: GamePage }) {
  const t = await getTranslations('games');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        sinceColumn(t('column.from'), page.zone),
        byColumn(t('versions.by')),
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
