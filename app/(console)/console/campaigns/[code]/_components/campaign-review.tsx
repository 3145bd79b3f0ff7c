import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { campaignReview, type Review, type ReviewTold } from '@/lib/campaigns';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import { FEW } from '@/lib/kernel/small';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { changeOf } from '@/lib/reports/rules/tell';
import { readCampaign } from '../../_reading/read-campaign';
import { splitNames } from '../../_reading/split-names';
import { CampaignFrame } from './campaign-frame';
import { DaysChart } from './days-chart';
import { DrawsList } from './draws-list';
import { FigureGrid } from './figure-grid';
import { Funnel } from './funnel';
import { Lessons } from './lessons';
import { PrintButton } from './print-button';
import { Splits } from './splits';

/** The review of one campaign (S0-5.5): its numbers as they were frozen and as they are, the time before, and the lessons. */
export async function CampaignReview({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [page, t] = await Promise.all([readCampaign(code), getTranslations('campaign-figures')]);
  const [review, names] = await Promise.all([ask(campaignReview, { code }), splitNames()]);
  const { now } = review;
  return (
    <CampaignFrame
      page={page}
      current="review"
      actions={
        now === null ? null : (
          <span className="flex gap-2 print:hidden">
            <LinkButton href={`/api/console/campaigns/${code}/review`} download>
              {t('export')}
            </LinkButton>
            <ClientTexts namespaces={['campaign-figures']}>
              <PrintButton />
            </ClientTexts>
          </span>
        )
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {now === null ? (
          <EmptyState drawing="box" title={t('notBegun')}>
            {t('notBegunNote')}
          </EmptyState>
        ) : (
          <>
            <Standing review={review} />
            <FigureGrid
              code={code}
              figures={now.told.figures}
              lead={now.goalFigure}
              {...(review.frozen === null ? {} : { frozen: review.frozen.told.figures })}
            />
            <Against told={now} />
            <div className="grid items-start gap-4 desk:grid-cols-2">
              <Funnel code={code} steps={now.told.funnel} />
              <DrawsList draws={now.draws} zone={review.zone} />
            </div>
            <DaysChart days={now.told.days} />
            <Splits told={now.told} names={names} />
          </>
        )}
        <Lessons code={code} notes={review.notes} zone={review.zone} canWrite={may(actor, 'campaigns.edit')} />
      </div>
    </CampaignFrame>
  );
}

/** As of when the numbers are, and whether they moved since they were frozen. */
async function Standing({ review: { frozen, now, phase, zone } }: { readonly review: Review }) {
  const t = await getTranslations('campaign-figures');
  if (now === null) return null;
  const isMoved = frozen?.told.figures.some(
    ({ code, value }) => now.told.figures.find((one) => one.code === code)?.value !== value,
  );
  return (
    <Banner
      tone={frozen === null ? 'info' : isMoved ? 'warning' : 'success'}
      title={
        frozen === null
          ? t(phase === 'ended' || phase === 'archived' ? 'notFrozen' : 'notOver')
          : t(isMoved ? 'moved' : 'same')
      }
    >
      {frozen === null ? null : (
        <>
          {t('frozenAt')} <DateTime at={frozen.asOf} format="datetime" zone={zone} />
          {' · '}
        </>
      )}
      {t('asOf')} <DateTime at={now.asOf} format="datetime" zone={zone} />
    </Banner>
  );
}

const AROUND = [
  ['orders', 'count'],
  ['amount', 'fen'],
  ['buyers', 'count'],
  ['joined', 'count'],
] as const;

/** The whole program while the campaign ran, beside as long a time just before. */
async function Against({ told: { during, before, goal } }: { readonly told: ReviewTold }) {
  const [t, u] = await Promise.all([getTranslations('campaign-figures'), getTranslations('campaigns')]);
  const tell = (value: number | null, unit: 'count' | 'fen') =>
    value === null ? FEW : unit === 'fen' ? formatMoney(value, 'plain') : formatNumber(value);
  return (
    <Card>
      <CardHeader title={t('against')} note={t('againstNote', { goal: u(`goal.${goal}`) })} />
      <Table caption={t('against')}>
        <TableHead>
          <Th>{t('number')}</Th>
          <Th end>{t('during')}</Th>
          <Th end>{t('before')}</Th>
          <Th end>{t('change')}</Th>
        </TableHead>
        <tbody>
          {AROUND.map(([code, unit]) => {
            const change = changeOf(during[code], before[code]);
            return (
              <Tr key={code}>
                <Td row>{t(`around.${code}`)}</Td>
                <Td end>{tell(during[code], unit)}</Td>
                <Td end>{tell(before[code], unit)}</Td>
                <Td end>{change === null ? '–' : formatPercent(change, true)}</Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
