import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PreviewLink } from '@/app/_terms/preview-link';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { earningPage } from '@/lib/earning';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { Guarded } from '../../../_components/guarded';
import { BacktestPanel } from '../../rehearsals/_panel/backtest-panel';
import { EarningEditor } from './_components/earning-editor';

type Params = { readonly params: Promise<{ readonly ruleSet: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { ruleSet } = await params;
  const t = await getTranslations('earning');
  return { title: ruleSet === 'growth' ? t('set.growth') : t('set.points') };
}

export default async function EarningEditorPage({ params }: Params) {
  const { ruleSet } = await params;
  if (ruleSet !== 'points' && ruleSet !== 'growth') notFound();
  const t = await getTranslations('earning');
  return (
    <Guarded can="settings.edit" what={t('title')}>
      <Editor ruleSet={ruleSet} />
    </Guarded>
  );
}

async function Editor({ ruleSet }: { readonly ruleSet: 'points' | 'growth' }) {
  const [t, page] = await Promise.all([getTranslations('earning'), ask(earningPage, { ruleSet })]);
  const newest = must(
    page.versions.find(({ version }) => version === page.newest),
    'rules without a version',
  );
  const live = page.versions.find(({ version }) => version === page.live) ?? newest;
  return (
    <ConsolePage
      title={t('editor.title', { set: t(`set.${ruleSet}`) })}
      note={t('editor.note', { version: page.live })}
      crumbs={[{ label: t(`set.${ruleSet}`) }]}
      actions={<PreviewLink href={`/console/earning/${ruleSet}/terms`} />}
    >
      <ClientTexts namespaces={['earning', 'signin']}>
        <EarningEditor
          ruleSet={ruleSet}
          zone={page.zone}
          newest={newest.version}
          live={{ version: live.version, rules: live.rules }}
          begin={page.draft?.rules ?? newest.rules}
          draft={page.draft === null ? null : { basedOn: page.draft.basedOn, savedBy: page.draft.savedBy }}
          names={page.names}
        />
      </ClientTexts>
      <div className="mt-4">
        <BacktestPanel kind={ruleSet} code={ruleSet} />
      </div>
    </ConsolePage>
  );
}
