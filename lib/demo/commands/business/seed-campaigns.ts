import 'server-only';
import { approveRequestCommand } from '@/lib/approvals';
import { makeBudgetCommand, unknownBudgets } from '@/lib/budgets';
import { noteCampaignCommand, saveCampaignDraftCommand, submitCampaignCommand } from '@/lib/campaigns';
import { CouponTermsSchema, openBatch } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { execute } from '@/lib/platform/command';
import { pool, withTransaction } from '@/lib/platform/db';
import { publishOfferCommand, saveOfferCommand, stopOfferCommand } from '@/lib/pricing';
import { runBacktests, startBacktestCommand } from '@/lib/rehearsals';
import type { BusinessCampaign } from '../../rules/business/campaign';
import type { Diary, Today } from '../../rules/business/diary';
import { DEMO_STAFF } from '../../rules/staff';
import { campaignStandings, lessonsOf, offersStanding, requestWaiting } from '../../store/business';
import type { AsStaff } from './colleagues';

/** Does what people do with a campaign of the demo on a day: they write, try, submit and approve it, and note what they learnt. */
export async function workOnCampaign(
  campaign: BusinessCampaign,
  as: AsStaff,
  diary: Diary,
  { day, at }: Today,
): Promise<void> {
  const { code, lessons } = campaign;
  const standing = (await campaignStandings(pool(), [code])).get(code);
  if (campaign.written === day && standing === undefined) await write(campaign, as, at(10));
  const isNew = standing === undefined || (!standing.approved && standing.submitted === null);
  if (campaign.submitted === day && isNew) await submit(campaign, as, diary, at(14));
  if (campaign.approved === day) {
    const requestId = await requestWaiting(pool(), 'campaign', code);
    if (requestId !== null) await execute(approveRequestCommand, as('approver', at(16)), { requestId, note: '同意' });
  }
  const noted = await lessonsOf(pool(), code);
  for (const { text } of lessons.filter((one) => one.day === day && !noted.has(one.text)))
    await execute(noteCampaignCommand, as('operator', at(17)), { code, id: null, text });
}

/** Makes what a campaign is made of and draws on, and writes it down. */
async function write({ code, terms, budget, offers, batches }: BusinessCampaign, as: AsStaff, now: Date) {
  const operator = as('operator', now);
  if (budget !== null && (await unknownBudgets(pool(), [budget.code])).length > 0) {
    const said = { ...budget, scope: 'campaign', kind: 'AMOUNT', per: 'whole', note: '活动预算' };
    await execute(makeBudgetCommand, operator, JSON.parse(JSON.stringify(said)));
  }
  const standing = await offersStanding(
    pool(),
    offers.map((one) => one.code),
  );
  for (const { code: name, terms: said, startsAt, endsAt, isStopped } of offers) {
    // Prices are the administrator's.
    const admin = as('admin', now);
    const window = { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null };
    if (!standing.has(name)) {
      await execute(saveOfferCommand, admin, { code: name, terms: said, ...window });
      await execute(publishOfferCommand, admin, { code: name, basedOn: 0, note: '随活动发布' });
    }
    if (isStopped && standing.get(name) !== true)
      await execute(stopOfferCommand, admin, { code: name, stopped: true, note: '活动批准后再放开' });
  }
  const by = must(
    DEMO_STAFF.find(({ role }) => role === 'operator'),
    'an operator',
  ).name;
  for (const { code: name, terms: said } of batches)
    await withTransaction((db) =>
      openBatch(db, CouponTermsSchema.parse(said), { by, note: '随活动发布', now, code: name, isDemo: true }),
    );
  await execute(saveCampaignDraftCommand, operator, { code, basedOn: 0, terms: { ...terms }, isNew: true });
}

/** Tries a campaign on past orders where somebody does, and asks a second person for it. */
async function submit({ code, tried }: BusinessCampaign, as: AsStaff, { day }: Diary, now: Date): Promise<void> {
  if (tried !== null) {
    const asked = { kind: 'campaign', code, from: day(tried.from), to: day(tried.to), size: 'quick' };
    // One that a killed run began is done before another is asked for.
    await runBacktests(() => now);
    await execute(startBacktestCommand, as('operator', now), asked);
    await runBacktests(() => now);
  }
  await execute(submitCampaignCommand, as('operator', now), { code, note: '请审批，物料已备好' });
}
