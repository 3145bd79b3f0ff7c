import { CalendarCheck, Gift, MessageSquareText, Ticket } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { say } from '@/lib/surveys/rules/say';
import { ownHome } from '../_reading/home';

/** What is worth doing now, today's check-in, rewards that wait, a survey with a reward, coupons that end (M1). */
export async function HomeActs({ memberId }: { readonly memberId: string }) {
  const [t, { checkIn, tasks, coupons, survey }, locale] = await Promise.all([
    getTranslations('home.acts'),
    ownHome(memberId),
    getLocale(),
  ]);
  const { isDone, streak, next } = checkIn;
  const waiting = tasks.filter(({ state }) => state === 'claimable').length;
  if (isDone && waiting === 0 && coupons.soon === 0 && survey === null) return null;
  return (
    <Section id="acts" title={t('title')}>
      <List>
        {isDone ? null : (
          <ListRow
            icon={<CalendarCheck />}
            title={streak > 0 ? t('checkInStreak', { days: streak }) : t('checkIn')}
            detail={
              next === null
                ? t('checkInNote')
                : t(next.points > 0 ? 'checkInNext' : 'checkInNextCard', {
                    days: next.inDays,
                    points: next.points,
                    cards: next.cards,
                  })
            }
            trail={
              <LinkButton href="/tasks" variant="primary" size="sm">
                {t('doCheckIn')}
              </LinkButton>
            }
          />
        )}
        {waiting > 0 ? (
          <ListRow
            icon={<Gift />}
            title={t('claim', { count: waiting })}
            detail={t('claimNote')}
            trail={
              <LinkButton href="/tasks" variant="primary" size="sm">
                {t('doClaim')}
              </LinkButton>
            }
          />
        ) : null}
        {survey === null ? null : (
          <ListRow
            icon={<MessageSquareText />}
            title={say(survey.terms.name, locale)}
            detail={t('surveyNote')}
            trail={
              <LinkButton href={`/surveys/${survey.code}`} variant="primary" size="sm">
                {t('doSurvey')}
              </LinkButton>
            }
          />
        )}
        {coupons.soon > 0 ? (
          <ListRow
            icon={<Ticket />}
            title={t('coupons', { count: coupons.soon })}
            detail={t('couponsNote')}
            trail={
              <LinkButton href="/coupons" size="sm">
                {t('doCoupons')}
              </LinkButton>
            }
          />
        ) : null}
      </List>
    </Section>
  );
}
