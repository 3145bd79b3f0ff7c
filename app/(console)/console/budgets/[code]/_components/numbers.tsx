import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Stat, Stats } from '@/components/ui/stat';
import { Track } from '@/components/ui/track';
import type { BudgetView } from '@/lib/budgets';
import { formatPercent } from '@/lib/kernel/format';
import { sayAmount } from '../../_components/amount';
import { phaseOf, toneOf } from '../../_components/budget-state';

const ONE_BP = 10_000;

/** What is reserved, spent and left, and how that stands against the time that has passed. */
export async function Numbers({ budget, zone }: { readonly budget: BudgetView; readonly zone: string }) {
  const t = await getTranslations('budgets');
  const { kind, used, reserved, spent, limitNow, pace } = budget;
  const say = (amount: number) => sayAmount(kind, amount);
  const numbers = { used: say(used), limit: say(limitNow) };
  return (
    <>
      <Stats
        label={t('number.label')}
        className="max-sm:grid-flow-row max-sm:grid-cols-2 max-sm:[&>:nth-child(2n)]:border-e-0"
      >
        <Stat nameFirst name={t('number.limit')} value={say(limitNow)} remark={budget.period || undefined} />
        <Stat nameFirst name={t('number.reserved')} value={say(reserved)} />
        <Stat nameFirst name={t('number.spent')} value={say(spent)} />
        <Stat nameFirst name={t('number.left')} value={say(Math.max(0, limitNow - used))} />
        {budget.perMember === null ? null : (
          <Stat nameFirst name={t('number.perMember')} value={String(budget.perMember)} />
        )}
      </Stats>
      <Card>
        <CardHeader title={t('pace.title')} note={pace === null ? t('pace.noneNote') : t(`pace.says.${pace.is}`)} />
        <div className="grid gap-4 px-4 pb-4">
          <Track
            name={t('column.used')}
            reading={t('ofLimit', numbers)}
            value={used}
            max={limitNow}
            tone={toneOf(phaseOf(budget))}
            label={t('column.used')}
          />
          {pace === null ? null : (
            <Track
              name={t('pace.time')}
              reading={formatPercent(pace.passedBp / ONE_BP)}
              value={pace.passedBp}
              max={ONE_BP}
              label={t('pace.time')}
            />
          )}
          {pace === null || pace.endsAt === null ? null : (
            <p className="text-dense text-muted">
              {t('pace.forecast')} <DateTime at={pace.endsAt} format="datetime" zone={zone} />
            </p>
          )}
        </div>
      </Card>
    </>
  );
}
