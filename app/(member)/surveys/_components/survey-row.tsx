import { CircleCheck, MessageSquareText } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { ListRow } from '@/components/ui/list';
import { reader } from '@/lib/platform/reading';
import { describeRewards, rewardNames } from '@/lib/rewards';
import type { SurveyView } from '@/lib/surveys';
import { say } from '@/lib/surveys/rules/say';
import { currentProgram } from '../../_reading/member';

/** One survey: how many questions, until when, and what it gives; or when it was answered. */
export async function SurveyRow({ survey }: { readonly survey: SurveyView }) {
  const { code, terms, why, orders, answeredAt } = survey;
  const [t, says, locale, { zone }] = await Promise.all([
    getTranslations('answering'),
    getTranslations('rewards'),
    getLocale(),
    currentProgram(),
  ]);
  const lines = describeRewards(terms.rewards, await rewardNames(reader(), terms.rewards), locale);
  const gives = lines
    .map(({ kind, values }) => says(`kind.${kind}` as 'kind.points', { ...values }))
    .join(says('join'));
  const isOpen = why === null;
  const [order] = orders;
  const address = order === undefined ? `/surveys/${code}` : `/surveys/${code}?order=${order.id}`;
  return (
    <ListRow
      href={address}
      icon={isOpen ? <MessageSquareText /> : <CircleCheck />}
      title={say(terms.name, locale)}
      detail={
        <span className="grid gap-0.5">
          {isOpen ? (
            <>
              <span>
                {t('questions', { count: terms.questions.length })} · {t('until')}{' '}
                <DateTime at={terms.to} format="short" zone={zone} isEnd />
              </span>
              {order === undefined ? null : <span>{t('aboutOrder', { number: order.number })}</span>}
              {gives === '' ? null : <span className="text-accent">{t('gives', { gives })}</span>}
            </>
          ) : (
            <span>
              {t('answeredAt')} {answeredAt === null ? null : <DateTime at={answeredAt} format="short" zone={zone} />}
            </span>
          )}
        </span>
      }
    />
  );
}
