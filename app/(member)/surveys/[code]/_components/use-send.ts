'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { answerSurvey } from '@/lib/surveys/actions';
import type { AnswerProblem } from '@/lib/surveys/rules/read-answers';
import type { Draft } from './use-draft';

type Answered = Awaited<ReturnType<typeof answerSurvey>>;

/** What sending came to. */
export type Replied = Extract<Answered, { ok: true }>['value'];

type Wrong = Readonly<Record<string, AnswerProblem>>;

/** Sends the answers, once however often; keeps what came of it, or the reason why nothing did. */
export function useSend(
  about: { readonly survey: string; readonly version: number; readonly order: string | null },
  onSent: () => void,
) {
  const t = useTranslations('answering');
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Wrong>({});
  const [replied, setReplied] = useState<Replied | null>(null);

  function send({ key, said }: Draft, onWrong: (codes: readonly string[]) => void) {
    setTrouble(null);
    start(async () => {
      const answers = Object.fromEntries(
        Object.entries(said).flatMap(([code, value]) =>
          value === null ? [] : [[code, typeof value === 'object' ? [...value] : value] as const],
        ),
      );
      const answer = await answerSurvey({ ...about, key, answers }).catch(() => null);
      if (answer?.ok) {
        onSent();
        setReplied(answer.value);
        return;
      }
      if (answer?.code === 'survey_answers_wrong') {
        setWrong(answer.facts as Wrong);
        return onWrong(Object.keys(answer.facts));
      }
      const code = answer?.code ?? 'offline';
      setTrouble(t.has(`refusal.${code}`) ? t(`refusal.${code}` as 'refusal.offline') : t('refusal.unknown'));
    });
  }
  return { send, pending, trouble, wrong, setWrong, replied };
}
