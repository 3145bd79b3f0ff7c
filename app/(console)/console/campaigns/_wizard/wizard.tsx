'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Banner } from '@/components/ui/banner';
import { openOn, problemsOf, STEPS, type Step } from '@/lib/campaigns/rules/steps';
import type { PickablePart } from '../_reading/wizard-parts';
import { Aside } from './aside';
import type { EntryChoices } from './entry-card';
import { LaunchStep } from './launch-step';
import { AudienceStep, BudgetStep, GoalStep, ReachStep } from './plain-steps';
import { PlayStep } from './play-step';
import { Stepper } from './stepper';
import { useAutosave } from './use-autosave';
import { WizardBar } from './wizard-bar';

/** What the wizard is given by its page. */
export type WizardProps = {
  readonly code: string;
  /** The approved revision that this one follows; 0: none. */
  readonly revision: number;
  readonly begin: Edited;
  readonly isWaiting: boolean;
  readonly isOver: boolean;
  readonly zone: string;
  readonly choices: Choices;
  readonly parts: readonly PickablePart[];
  readonly budgets: readonly { readonly value: string; readonly label: string }[];
  /** Trying it on past orders, in the last step. */
  readonly backtest?: ReactNode;
  readonly entries: EntryChoices;
  readonly rewards: RewardChoices;
};

/** The next revision of a campaign in six steps, free to jump between; saved by itself, checked as it is written (B4). */
export function Wizard({
  code,
  revision,
  begin,
  isWaiting,
  isOver,
  zone,
  choices,
  parts,
  budgets,
  backtest,
  ...entry
}: WizardProps) {
  const t = useTranslations('campaigns');
  const router = useRouter();
  const [step, setStep] = useState<Step>('goal');
  const [edited, setEdited] = useState(begin);
  const problems = useMemo(() => problemsOf(edited), [edited]);
  const { state, trouble, checked, save } = useAutosave({ code, basedOn: revision, edited, isOver });
  const sayProblem = (message: string) =>
    t.has(`trouble.${message}`) ? t(`trouble.${message as 'missing'}`) : t('trouble.missing');
  const go = (next: Step) => {
    setStep(next);
    // Whether it can be tried on past orders hangs on the draft as it is saved by now.
    if (next === 'launch') router.refresh();
    document.getElementById('wizard-step')?.focus();
  };
  if (isOver) return <Banner tone="info" title={t('wizard.over')} />;
  return (
    <ChoicesProvider value={choices}>
      <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
        {isWaiting ? (
          <Banner tone="warning" title={t('wizard.waits')} className="mb-4">
            {t('wizard.waitsNote')}
          </Banner>
        ) : null}
        <Stepper step={step} open={openOn(problems)} findings={checked?.findings ?? []} onStep={go} />
        <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_320px]">
          <section
            id="wizard-step"
            tabIndex={-1}
            aria-label={t(`step.${step}`)}
            className="grid min-w-0 gap-4 outline-none"
          >
            {step === 'goal' ? <GoalStep /> : null}
            {step === 'audience' ? <AudienceStep members={checked?.members ?? null} /> : null}
            {step === 'play' ? <PlayStep parts={parts} {...entry} /> : null}
            {step === 'budget' ? <BudgetStep budgets={budgets} bar={checked?.budget ?? null} /> : null}
            {step === 'reach' ? <ReachStep /> : null}
            {step === 'launch' ? (
              <LaunchStep
                code={code}
                problems={problems}
                checked={checked}
                budgets={budgets}
                isSaved={state === 'saved'}
                onStep={go}
              />
            ) : null}
            {step === 'launch' ? backtest : null}
          </section>
          <Aside edited={edited} budget={checked?.budget ?? null} parts={parts} zone={zone} />
        </div>
        <WizardBar step={step} steps={STEPS} state={state} trouble={trouble} onStep={go} onSave={save} />
      </EditingProvider>
    </ChoicesProvider>
  );
}
