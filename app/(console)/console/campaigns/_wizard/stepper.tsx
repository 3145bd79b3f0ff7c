'use client';
import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { Finding } from '@/lib/campaigns/rules/lint';
import { STEPS, type Step } from '@/lib/campaigns/rules/steps';

/** The six steps as a way through the page: each says whether it is complete, and any may be gone to (B4). */
export function Stepper({
  step,
  open,
  findings,
  onStep,
}: {
  readonly step: Step;
  readonly open: Readonly<Record<Step, number>>;
  readonly findings: readonly Finding[];
  readonly onStep: (step: Step) => void;
}) {
  const t = useTranslations('campaigns');
  const blocks = (one: Step) => findings.filter((found) => found.level === 'block' && found.step === one).length;
  const left = (one: Step): number =>
    one === 'launch'
      ? STEPS.reduce((sum, other) => sum + open[other], 0) + findings.filter(({ level }) => level === 'block').length
      : open[one] + blocks(one);
  return (
    <nav aria-label={t('wizard.steps')} className="relative -mx-4 overflow-x-auto px-4">
      <ol className="flex min-w-max gap-1.5 xl:grid xl:min-w-0 xl:grid-cols-6">
        {STEPS.map((one) => {
          const isDone = left(one) === 0;
          const isHere = one === step;
          return (
            <li key={one}>
              <button
                type="button"
                aria-current={isHere ? 'step' : undefined}
                onClick={() => onStep(one)}
                className={cn(
                  'flex w-full items-center gap-1.5 border-t-2 px-1 pt-2 pb-1 text-left text-dense',
                  isHere ? 'border-accent font-medium' : isDone ? 'border-success' : 'border-edge',
                  isHere ? 'text-ink' : 'text-muted hover:text-ink',
                )}
              >
                {isDone ? (
                  <Check aria-hidden="true" className="size-4 text-success" />
                ) : (
                  <CircleAlert aria-hidden="true" className="size-4 text-warning" />
                )}
                <span>{t(`step.${one}`)}</span>
                <span className="sr-only">
                  {isDone ? t('wizard.complete') : t('wizard.open', { count: left(one) })}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
