import { PencilLine } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { readRules } from '@/components/earning/rule-sets';
import { Sentences } from '@/components/earning/sentences';
import type { EarningWords } from '@/components/earning/words';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import type { EarningPage } from '@/lib/earning';
import { earningWords } from './say';
import { VersionTable } from './version-table';

/** One rule set: what counts now in sentences, the draft if there is one, and all versions. */
export async function RuleSetPanel({ page, canEdit }: { readonly page: EarningPage; readonly canEdit: boolean }) {
  const [t, words] = await Promise.all([getTranslations('earning'), earningWords(page)]);
  const live = page.versions.find(({ version }) => version === page.live);
  const href = `/console/earning/${page.ruleSet}`;
  return (
    <div className="grid gap-4">
      {page.draft === null ? null : (
        <Banner
          tone="info"
          title={t('draft.waiting', { name: page.draft.savedBy })}
          action={
            canEdit ? (
              <LinkButton href={href} size="sm" variant="outline">
                {t('draft.continue')}
              </LinkButton>
            ) : null
          }
        >
          <DateTime at={page.draft.savedAt} format="datetime" zone={page.zone} />
        </Banner>
      )}
      <Card>
        <CardHeader
          title={t('live.title', { version: page.live })}
          note={live?.note}
          action={
            canEdit ? (
              <LinkButton href={href} variant="primary" icon={<PencilLine aria-hidden="true" />}>
                {t('edit')}
              </LinkButton>
            ) : null
          }
        />
        {live === undefined ? null : <LiveRules page={page} rules={live.rules} words={words} />}
      </Card>
      <VersionTable page={page} words={words} canEdit={canEdit} />
    </div>
  );
}

function LiveRules({
  page,
  rules,
  words,
}: {
  readonly page: EarningPage;
  readonly rules: unknown;
  readonly words: EarningWords;
}) {
  const read = readRules(page.ruleSet, rules, words.locale);
  if (!read.ok) return null;
  return (
    <div className="px-4 pb-4">
      <Sentences sentences={read.sentences} words={words} />
    </div>
  );
}
