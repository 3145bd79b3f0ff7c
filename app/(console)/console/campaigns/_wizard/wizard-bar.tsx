'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FormErrors } from '@/components/ui/form-errors';
import type { Step } from '@/lib/campaigns/rules/steps';
import type { SaveState } from './use-autosave';

/** Whether everything is saved, and the way to the step before and after. */
export function WizardBar({
  step,
  steps,
  state,
  trouble,
  onStep,
  onSave,
}: {
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly state: SaveState;
  readonly trouble: string | null;
  readonly onStep: (step: Step) => void;
  readonly onSave: () => void;
}) {
  const t = useTranslations('campaigns');
  const at = steps.indexOf(step);
  const [before, next] = [steps[at - 1], steps[at + 1]];
  return (
    <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper py-3">
      <p className="mr-auto text-dense text-muted" aria-live="polite">
        {t(`saved.${state}`)}
      </p>
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <Button variant="ghost" disabled={state === 'saved' || state === 'saving'} onClick={onSave}>
        {t('saved.now')}
      </Button>
      {before === undefined ? null : <Button onClick={() => onStep(before)}>{t('wizard.before')}</Button>}
      {next === undefined ? null : (
        <Button variant="primary" onClick={() => onStep(next)}>
          {t('wizard.next', { step: t(`step.${next}`) })}
        </Button>
      )}
    </div>
  );
}
