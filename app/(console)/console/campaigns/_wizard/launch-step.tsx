'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { showToast } from '@/components/ui/toast-store';
import { submitCampaign } from '@/lib/campaigns/actions';
import { type Problem, type Step, stepOf } from '@/lib/campaigns/rules/steps';
import { NoteDialog } from '../../_components/note-dialog';
import { Findings } from '../_components/findings';
import { useCampaignAct } from '../_components/use-campaign-act';
import type { CheckedView } from './use-autosave';

/** The last look: what is still to be said, what the checks found, and the way to a second person (4.M). */
export function LaunchStep({
  code,
  problems,
  checked,
  budgets,
  isSaved,
  onStep,
}: {
  readonly code: string;
  readonly problems: readonly Problem[];
  readonly checked: CheckedView | null;
  readonly budgets: readonly { readonly value: string; readonly label: string }[];
  readonly isSaved: boolean;
  readonly onStep: (step: Step) => void;
}) {
  const t = useTranslations('campaigns');
  const router = useRouter();
  const { run, pending, trouble } = useCampaignAct();
  const findings = checked?.findings ?? [];
  const blocks = findings.filter(({ level }) => level === 'block').length;
  const isReady = isSaved && checked !== null && problems.length === 0 && blocks === 0;
  const submit = (note: string, close: () => void) =>
    run(
      () => submitCampaign({ code, note }),
      () => {
        close();
        showToast({ tone: 'success', title: t('launch.submitted') });
        router.push(`/console/campaigns/${code}` as Parameters<typeof router.push>[0]);
        router.refresh();
      },
    );
  return (
    <Card>
      <CardHeader
        title={t('launch.title')}
        note={
          problems.length > 0
            ? t('launch.open', { count: problems.length })
            : t('launch.found', { blocks, others: findings.length - blocks })
        }
      />
      <div className="grid gap-3 px-4 pb-4" aria-live="polite">
        {problems.length > 0 ? (
          <ul className="grid gap-2">
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message}`} className="flex flex-wrap items-center gap-2 text-dense">
                <span>
                  {t('launch.problem', {
                    step: t(`step.${stepOf(path)}`),
                    what: t.has(`place.${path}`) ? t(`place.${path as 'type'}`) : path,
                    why: t.has(`trouble.${message}`) ? t(`trouble.${message as 'missing'}`) : t('trouble.missing'),
                  })}
                </span>
                <Button size="sm" onClick={() => onStep(stepOf(path))}>
                  {t('finding.mend', { step: t(`step.${stepOf(path)}`) })}
                </Button>
              </li>
            ))}
          </ul>
        ) : findings.length === 0 && checked !== null ? (
          <p className="text-dense">{t('launch.clean', { looked: checked.looked })}</p>
        ) : (
          <Findings
            findings={findings}
            budget={Object.fromEntries(budgets.map(({ value, label }) => [value, label]))}
            onStep={onStep}
          />
        )}
        <div>
          <NoteDialog
            trigger={(props) => (
              <Button variant="primary" disabled={!isReady} {...props}>
                {t('launch.submit')}
              </Button>
            )}
            title={t('launch.submit')}
            description={t('launch.submitNote')}
            act={t('launch.submit')}
            trouble={trouble}
            pending={pending}
            onAct={submit}
          />
        </div>
        <p className="text-xs text-muted">{t('launch.eyes')}</p>
      </div>
    </Card>
  );
}
