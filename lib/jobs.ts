import type { Task } from 'graphile-worker';
import { escalateApprovalsCommand, expireApprovalsCommand } from '@/lib/approvals';
import { forgetAuditCommand, sealAuditCommand, verifyChainCommand } from '@/lib/audit';
import { planBenefitJobs, runBenefitJobs } from '@/lib/benefits';
import { freezeReviews, superviseCampaigns, workCampaigns } from '@/lib/campaigns';
import { markCoupons, runCouponJobs, tellCouponWishes } from '@/lib/coupons';
import { sweepPassUses } from '@/lib/desk';
import { closeLevels, raiseLevels } from '@/lib/levels';
import { tellWishes } from '@/lib/mall';
import { sweepCodes } from '@/lib/members';
import { forgetMessages, remindMembers } from '@/lib/messaging';
import { lapseOrders } from '@/lib/orders';
import { sweepSessions } from '@/lib/platform/auth/session-rows';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { sweepAnswers } from '@/lib/platform/idempotency';
import { sweepLimits } from '@/lib/platform/limit';
import { sweepOutbox } from '@/lib/platform/outbox-drain';
import { systemCaller } from '@/lib/platform/system-caller';
import { endHolds, expirePoints } from '@/lib/points';
import { checkPrices, sweepQuotes } from '@/lib/pricing';
import { closeAccounts, makeExports, sweepExports } from '@/lib/privacy';
import { proveBooksCommand } from '@/lib/proofs';
import { ripenReferrals } from '@/lib/referral';
import { runBacktests } from '@/lib/rehearsals';
import { runRepairs } from '@/lib/repairs';
import { countReports, makeReports, repairReports } from '@/lib/reports';
import { giveOwed } from '@/lib/rewards';
import { sweepRisk } from '@/lib/risk';
import { planSegmentRuns, readUploads, runSegments, runStandings } from '@/lib/segments';
import { moveTotals, proveStatistics } from '@/lib/statistics';
import { refreshGoods, suggestDue } from '@/lib/suggestions';
import { watchAlerts } from '@/lib/workbench';

const DAY_MS = 86_400_000;
// Ended sessions tell for a while from where somebody worked.
const SESSION_DAYS = 30;
// Longer than any payment takes, and long enough to be asked why something cost what it did.
const QUOTE_DAYS = 60;
// Half a year of messages is what somebody looks back for; the books keep the rest.
const MESSAGE_DAYS = 180;
const MESSAGES_AT_ONCE = 50_000;

/** What the worker can do, by name. */
export const tasks: Record<string, Task> = {
  'approvals-expire': () => execute(expireApprovalsCommand, systemCaller('worker'), {}).then(() => undefined),
  'approvals-escalate': () => execute(escalateApprovalsCommand, systemCaller('worker'), {}).then(() => undefined),
  'audit-seal': () => execute(sealAuditCommand, systemCaller('worker'), {}).then(() => undefined),
  // What was never verified is not forgotten.
  'audit-forget': () => execute(forgetAuditCommand, systemCaller('worker'), {}).then(() => undefined),
  'audit-verify': () => execute(verifyChainCommand, systemCaller('worker'), {}).then(() => undefined),
  // Whatever the minute, things are closed at their own dates; the first run after a local midnight finds them.
  'levels-close': async () => {
    const now = new Date();
    await raiseLevels(now);
    await closeLevels(now);
  },
  'books-prove': () => execute(proveBooksCommand, systemCaller('worker'), {}).then(() => undefined),
  'answers-sweep': () => sweepAnswers(pool(), new Date()).then(() => undefined),
  'limits-sweep': async () => {
    await sweepLimits(pool(), new Date());
    await sweepCodes(pool(), new Date(Date.now() - DAY_MS));
    await sweepSessions(pool(), new Date(Date.now() - SESSION_DAYS * DAY_MS));
    await sweepRisk(pool(), new Date());
    await sweepPassUses(pool(), new Date(Date.now() - DAY_MS));
  },
  'points-expire': async () => {
    const now = new Date();
    await endHolds(now);
    await expirePoints(now, { actor: 'system:worker', now });
  },
  'orders-lapse': () => lapseOrders(new Date()).then(() => undefined),
  'prices-check': () => checkPrices(new Date()).then(() => undefined),
  'quotes-sweep': () => sweepQuotes(pool(), new Date(Date.now() - QUOTE_DAYS * DAY_MS)).then(() => undefined),
  // A job runs for as long as it takes, in chunks; the next minute's run leaves it to this one.
  'coupons-work': () => runCouponJobs(() => new Date()).then(() => undefined),
  // What began with a local midnight is planned within a minute, and done for as long as it takes.
  'benefits-work': async () => {
    await planBenefitJobs(new Date());
    await runBenefitJobs(() => new Date());
  },
  // What the time brought, then what its rule says, then the review of what was wound up.
  'campaigns-work': async () => {
    await workCampaigns(new Date());
    await superviseCampaigns(new Date());
    await freezeReviews(new Date());
  },
  // A repair goes on for as long as it takes, in chunks; the next minute's run leaves it to this one.
  'repairs-work': () => runRepairs(() => new Date()).then(() => undefined),
  'coupons-mark': () => markCoupons(new Date()).then(() => undefined),
  'coupons-wishes': () => tellCouponWishes(new Date()).then(() => undefined),
  'referrals-ripen': () => ripenReferrals(new Date()).then(() => undefined),
  'mall-wishes': () => tellWishes(new Date()).then(() => undefined),
  'rewards-owed': () => giveOwed(new Date()).then(() => undefined),
  // Whatever the minute, windows move with the local day; the first run after a midnight finds all that is due.
  'statistics-move': () => moveTotals(new Date()).then(() => undefined),
  'statistics-prove': () => proveStatistics(new Date()).then(() => undefined),
  // Stages are found as of each local midnight, values as of the first of each month; the first run after it does it.
  'standings-run': () => runStandings(new Date()).then(() => undefined),
  // What is due by local time is planned within a minute, and done for as long as it takes.
  'segments-work': async () => {
    await planSegmentRuns(new Date());
    await readUploads(() => new Date());
    await runSegments(() => new Date());
  },
  // Somebody waits on his page; who works on one keeps it for as long as it takes.
  'rehearsals-work': () => runBacktests(() => new Date()).then(() => undefined),
  'suggestions-goods': () => refreshGoods(new Date()).then(() => undefined),
  'suggestions-work': () => suggestDue(new Date()).then(() => undefined),
  'reports-count': () => countReports(new Date()).then(() => undefined),
  // What is due by local time is made within a minute, once the statistics reach until then.
  'reports-make': () => makeReports(new Date()).then(() => undefined),
  'reports-repair': () => repairReports(new Date()).then(() => undefined),
  'alerts-watch': () => watchAlerts(new Date()).then(() => undefined),
  'inbox-remind': () => remindMembers(new Date()).then(() => undefined),
  'inbox-sweep': () =>
    forgetMessages(pool(), new Date(Date.now() - MESSAGE_DAYS * DAY_MS), MESSAGES_AT_ONCE).then(() => undefined),
  // Somebody waits on his page for what he asked for.
  'privacy-work': async () => {
    await makeExports(() => new Date());
    await closeAccounts(new Date());
    await sweepExports(pool(), new Date());
  },
  'outbox-sweep': () => sweepOutbox(pool(), new Date(Date.now() - 7 * DAY_MS)).then(() => undefined),
};

/** When the worker does something by itself, in crontab syntax and UTC. */
export const crons = `
* * * * * audit-seal
* * * * * campaigns-work
* * * * * coupons-work
* * * * * coupons-wishes
* * * * * orders-lapse
* * * * * privacy-work
* * * * * repairs-work
* * * * * benefits-work
* * * * * segments-work
* * * * * rehearsals-work
*/10 * * * * coupons-mark
*/10 * * * * referrals-ripen
*/10 * * * * rewards-owed
*/15 * * * * levels-close
*/5 * * * * points-expire
20 18 * * * audit-verify
10 20 * * * audit-forget
15 * * * * approvals-expire
*/5 * * * * approvals-escalate
35 * * * * books-prove
25 * * * * inbox-remind
*/5 * * * * mall-wishes
40 * * * * limits-sweep
45 * * * * inbox-sweep
50 * * * * answers-sweep
*/5 * * * * statistics-move
*/10 * * * * standings-run
55 18 * * * statistics-prove
*/2 * * * * suggestions-work
*/2 * * * * reports-count
* * * * * reports-make
*/5 * * * * alerts-watch
50 18 * * * reports-repair
40 18 * * * suggestions-goods
10 19 * * * outbox-sweep
25 19 * * * quotes-sweep
30 19 * * * prices-check
`;
