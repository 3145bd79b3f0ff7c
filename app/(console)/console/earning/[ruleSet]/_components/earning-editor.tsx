'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState, useTransition } from 'react';
import { readRules } from '@/components/earning/rule-sets';
import type { EarningWords, Named } from '@/components/earning/words';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { dropEarningDraft, saveEarningDraft } from '@/lib/earning/actions';
import { diffSentences } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import type { EditedRules } from './edited-rules';
import { EditorContext } from './editor-context';
import { PublishDialog } from './publish-dialog';
import { ReviewPanel } from './review-panel';
import { RulesForm } from './rules-form';
import { SimulationPanel } from './simulation-panel';

/** The next version of a rule set: a form beside what it says, what it changes and what it would have given. */
export function EarningEditor({
  ruleSet,
  zone,
  newest,
  live,
  begin,
  draft,
  names,
}: {
  readonly ruleSet: 'points' | 'growth';
  readonly zone: string;
  /** The newest version: what a publication must be based on. */
  readonly newest: number;
  readonly live: { readonly version: number; readonly rules: unknown };
  readonly begin: unknown;
  readonly draft: { readonly basedOn: number; readonly savedBy: string } | null;
  readonly names: { readonly levels: readonly Named[]; readonly categories: readonly Named[] };
}) {
  const t = useTranslations('earning');
  const say = useTranslations();
  const locale = useLocale() as Locale;
  const router = useRouter();
  const [rules, setRules] = useState(begin as EditedRules);
  const [saved, setSaved] = useState(rules);
  const [base, setBase] = useState(draft?.basedOn ?? newest);
  const [isDropping, setDropping] = useState(false);
  const [pending, start] = useTransition();
  const words: EarningWords = useMemo(
    () => ({ t: say as unknown as EarningWords['t'], locale, unit: ruleSet, ...names }),
    [say, locale, ruleSet, names],
  );
  const read = useMemo(() => readRules(ruleSet, rules, locale), [ruleSet, rules, locale]);
  const was = useMemo(() => readRules(ruleSet, live.rules, locale), [ruleSet, live, locale]);
  const differences = read.ok && was.ok ? diffSentences(was.sentences, read.sentences) : [];

  const save = () =>
    start(async () => {
      const input = { ruleSet, basedOn: base, rules: rules as Record<string, unknown> };
      const answer = await saveEarningDraft(input).catch(() => null);
      if (answer?.ok) setSaved(rules);
      showToast({ tone: answer?.ok ? 'success' : 'danger', title: t(answer?.ok ? 'draft.saved' : 'draft.failed') });
      router.refresh();
    });
  async function drop() {
    const answer = await dropEarningDraft({ ruleSet }).catch(() => null);
    if (!answer?.ok) return showToast({ tone: 'danger', title: t('draft.failed') });
    router.push('/console/earning');
    router.refresh();
  }
  return (
    <EditorContext value={{ words, problems: read.ok ? [] : read.problems }}>
      {base === newest ? null : (
        <Banner
          tone="warning"
          title={t('draft.old', { version: newest })}
          className="mb-4"
          action={
            <Button size="sm" onClick={() => setBase(newest)}>
              {t('draft.takeOver')}
            </Button>
          }
        />
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <RulesForm rules={rules} onChange={setRules} />
        <div className="grid min-w-0 gap-4">
          <ReviewPanel read={read} differences={differences} liveVersion={live.version} />
          <SimulationPanel ruleSet={ruleSet} rules={rules} isReadable={read.ok} />
        </div>
      </div>
      <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper py-3">
        <p className="mr-auto text-dense text-muted" aria-live="polite">
          {rules === saved ? t('draft.clean') : t('draft.dirty')}
        </p>
        {draft === null ? null : (
          <>
            <Button variant="ghost" onClick={() => setDropping(true)}>
              {t('draft.drop')}
            </Button>
            <AlertDialog
              open={isDropping}
              onOpenChange={setDropping}
              title={t('draft.dropTitle')}
              act={t('draft.drop')}
              onConfirm={drop}
            >
              {t('draft.dropNote')}
            </AlertDialog>
          </>
        )}
        <Button pending={pending} disabled={rules === saved} onClick={save}>
          {t('draft.save')}
        </Button>
        <PublishDialog
          ruleSet={ruleSet}
          basedOn={base}
          rules={rules}
          zone={zone}
          differences={differences}
          disabled={!read.ok || differences.length === 0}
        />
      </div>
    </EditorContext>
  );
}
