'use client';
import { ArrowLeft, ArrowRight, EyeOff, Send } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { RewardList } from '@/components/rewards/reward-list';
import { QuestionFields, type Said } from '@/components/surveys/question-fields';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/track';
import type { RewardLine } from '@/lib/rewards/rules/describe';
import type { AskedQuestion } from '@/lib/surveys/rules/asked';
import { readAnswers } from '@/lib/surveys/rules/read-answers';
import { Thanks } from './thanks';
import { useDraft } from './use-draft';
import { useSend } from './use-send';

/** A survey question by question: how far one is, Enter goes on, the browser's Back goes back, and nothing is lost. */
export function Answering({
  survey,
  version,
  owner,
  order,
  description,
  thanks,
  isAnonymous,
  questions,
  gives,
  closed,
}: {
  readonly survey: string;
  readonly version: number;
  /** Whose draft it is: a device may be shared. */
  readonly owner: string;
  readonly order: { readonly id: string; readonly number: string } | null;
  readonly description: string;
  readonly thanks: string;
  readonly isAnonymous: boolean;
  readonly questions: readonly AskedQuestion[];
  readonly gives: readonly RewardLine[];
  /** What stands here where it cannot be answered; not after it just was. */
  readonly closed: ReactNode;
}) {
  const t = useTranslations('answering');
  const { draft, isRestored, change, drop } = useDraft(`survey:${owner}:${survey}:${version}:${order?.id ?? ''}`);
  const { send, pending, trouble, wrong, setWrong, replied } = useSend(
    { survey, version, order: order?.id ?? null },
    drop,
  );
  const { step, go } = useStep(questions.length);
  const question = questions[step];
  const top = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step, another question to go to
  useEffect(() => {
    if (!isFirst.current) top.current?.querySelector<HTMLElement>('input, textarea')?.focus();
    isFirst.current = false;
  }, [step]);
  if (replied !== null) return <Thanks replied={replied} thanks={thanks} />;
  if (closed !== null || question === undefined) return closed;
  const isLast = step === questions.length - 1;

  function next(event: FormEvent) {
    event.preventDefault();
    if (pending || question === undefined) return;
    const { problems } = readAnswers(isLast ? questions : [question], draft.said);
    setWrong(problems);
    const first = questions.findIndex(({ code }) => code in problems);
    if (first >= 0) return first === step ? undefined : go(first);
    if (!isLast) return go(step + 1);
    send(draft, (codes) =>
      go(
        Math.max(
          0,
          questions.findIndex(({ code }) => codes.includes(code)),
        ),
      ),
    );
  }
  function put(value: Said) {
    if (question === undefined) return;
    change(question.code, value);
    if (question.code in wrong) setWrong({});
  }
  const problem = wrong[question.code];
  return (
    <form noValidate onSubmit={next} className="grid gap-4">
      <Intro description={description} order={order} isAnonymous={isAnonymous} gives={gives} isShown={step === 0} />
      {isRestored ? <Banner tone="info" title={t('restored')} /> : null}
      <div className="grid gap-1.5">
        <p className="text-xs text-muted" aria-live="polite">
          {t('step', { step: step + 1, of: questions.length })}
        </p>
        <ProgressBar value={step + 1} max={questions.length} label={t('progress')} />
      </div>
      <div ref={top}>
        <Card inset className="min-h-[45vh] content-start">
          <QuestionFields
            key={question.code}
            question={question}
            value={draft.said[question.code] ?? null}
            onChange={put}
            trouble={problem === undefined ? null : t(`problem.${problem}`)}
          />
        </Card>
      </div>
      {trouble === null ? null : <Banner tone="danger" title={trouble} />}
      <div className="flex items-center justify-between gap-3">
        <Button
          variant="ghost"
          icon={<ArrowLeft aria-hidden="true" />}
          disabled={step === 0}
          onClick={() => go(step - 1)}
        >
          {t('previous')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={draft.key === ''}
          icon={isLast ? <Send aria-hidden="true" /> : <ArrowRight aria-hidden="true" />}
        >
          {t(isLast ? 'send' : 'next')}
        </Button>
      </div>
    </form>
  );
}

function Intro({
  description,
  order,
  isAnonymous,
  gives,
  isShown,
}: {
  readonly description: string;
  readonly order: { readonly number: string } | null;
  readonly isAnonymous: boolean;
  readonly gives: readonly RewardLine[];
  readonly isShown: boolean;
}) {
  const t = useTranslations('answering');
  if (!isShown) return null;
  return (
    <div className="grid gap-1.5 text-dense text-muted">
      {description === '' ? null : <p className="text-ink">{description}</p>}
      {order === null ? null : <p>{t('aboutOrder', { number: order.number })}</p>}
      {gives.length === 0 ? null : (
        <p className="text-accent">
          {t('givesWhenDone')} <RewardList lines={gives} inline />
        </p>
      )}
      {isAnonymous ? (
        <p className="flex items-center gap-1.5">
          <EyeOff aria-hidden="true" className="size-4 shrink-0" />
          {t('anonymous')}
        </p>
      ) : null}
    </div>
  );
}

/** Which question is shown: it stands in the address, so that the browser's Back goes to the one before. */
function useStep(count: number) {
  const params = useSearchParams();
  const asked = Number(params.get('q') ?? 1);
  const step = Number.isInteger(asked) ? Math.min(Math.max(asked - 1, 0), count - 1) : 0;
  const go = (to: number) => {
    const next = new URLSearchParams(params);
    next.set('q', String(to + 1));
    window.history.pushState(null, '', `?${next}`);
  };
  return { step, go };
}
