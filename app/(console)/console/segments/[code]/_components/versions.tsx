import { getTranslations } from 'next-intl/server';
import type { SegmentPage } from '@/lib/segments';
import { differencesOf } from '@/lib/segments/rules/differences';
import type { RuleWords } from '@/lib/segments/rules/say';
import { byColumn, publishedColumn, VersionsCard } from '../../../_components/versions-card';

type Version = SegmentPage['versions'][number];

/** The versions with what each changed against the one before. */
export async function Versions({ page, words }: { readonly page: SegmentPage; readonly words: RuleWords }) {
  const t = await getTranslations('segments');
  const changes = ({ terms: after }: Version, before: Version | undefined): readonly string[] => {
    if (after === null || before === undefined || before.terms === null) return [];
    return differencesOf(before.terms, after, words).map(({ what, text }) => t(`versions.change.${what}`, { text }));
  };
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        publishedColumn(t('versions.at'), page.zone),
        byColumn(t('versions.by')),
        {
          head: t('versions.changes'),
          cell: (one, before) => (
            <>
              {one.note}
              <ul className="text-xs text-muted">
                {changes(one, before).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </>
          ),
        },
      ]}
    />
  );
}
