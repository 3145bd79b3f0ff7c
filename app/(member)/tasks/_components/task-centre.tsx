import { getLocale, getTranslations } from 'next-intl/server';
import { printTerms } from '@/app/_terms/printer';
import { checkIn } from '@/app/_terms/printers';
import { termWords } from '@/app/_terms/words';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { preferencesOf } from '@/lib/messaging';
import { settingsOf } from '@/lib/platform/program';
import { pageNow, reader } from '@/lib/platform/reading';
import { rewardNames } from '@/lib/rewards';
import { isShopOpen } from '@/lib/shop';
import { checkInCalendar, checkInSection, checkInState, type OwnTask, tasksOf } from '@/lib/tasks';
import { GROUPS } from '@/lib/tasks/rules/terms';
import { RulesLink } from '../../_components/rules-link';
import { currentProgram, requireMember } from '../../_reading/member';
import { taskWords } from '../../_reading/task-words';
import { CheckInPart } from './check-in-part';
import { ClaimAll } from './claim-all';
import { Reminder } from './reminder';
import { RuleSheet } from './rule-sheet';
import { TaskRow } from './task-row';

/** Checking in, and all tasks by group with what each gives, how far it is, and its next act (M5). */
export async function TaskCentre({ month }: { readonly month: string | null }) {
  const memberId = await requireMember('/tasks');
  const now = pageNow();
  const [t, said, program, state, calendar, tasks, { remindsCheckIn }] = await Promise.all([
    getTranslations('my-tasks'),
    getLocale(),
    currentProgram(),
    checkInState(reader(), memberId, now),
    checkInCalendar(reader(), memberId, month, now),
    tasksOf(reader(), memberId, now),
    preferencesOf(reader(), memberId),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const { zone } = program;
  const names = await rewardNames(
    reader(),
    tasks.flatMap(({ terms }) => terms.rewards.map(({ kind, params }) => ({ kind, params }))),
  );
  const words = await taskWords({ locale, zone, now, names, tasks, isShopOpen: isShopOpen() });
  const terms = settingsOf(program, checkInSection);
  const termsWords = await termWords(reader(), program, []);
  const printed = printTerms(checkIn, terms, termsWords).map(({ text }) => text);
  const claimable = tasks.filter(({ state: one }) => one === 'claimable');
  return (
    <ClientTexts namespaces={['my-tasks']}>
      <RefreshOnReturn asOf={now.toISOString()} />
      <CheckInPart state={state} calendar={calendar} locale={locale} now={now} />
      {claimable.length > 1 ? (
        <ClaimAll claims={claimable.map(({ code, period }) => ({ task: code, period }))} />
      ) : null}
      {GROUPS.map((group) => {
        const own = tasks.filter(({ terms }) => terms.group === group);
        return own.length === 0 ? null : (
          <Section
            key={group}
            id={`group-${group}`}
            title={t(`group.${group}`)}
            action={t('doneOf', { done: own.filter(isDone).length, all: own.length })}
          >
            <ul
              aria-labelledby={`group-${group}`}
              className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
            >
              {own.toSorted(doneLast).map((task) => (
                <TaskRow key={`${task.code} ${task.period}`} task={task} words={words} />
              ))}
            </ul>
          </Section>
        );
      })}
      {tasks.length === 0 ? (
        <Card className="mt-6">
          <EmptyState drawing="calendar" title={t('empty')}>
            {t('emptyNote')}
          </EmptyState>
        </Card>
      ) : null}
      <Card inset className="mt-6">
        <Reminder isOn={remindsCheckIn} />
      </Card>
      <RuleSheet printed={printed} />
      <RulesLink to="/task" />
    </ClientTexts>
  );
}

const isDone = ({ state }: OwnTask): boolean => state === 'claimed' || state === 'taken';
const doneLast = (a: OwnTask, b: OwnTask): number => Number(isDone(a)) - Number(isDone(b));
