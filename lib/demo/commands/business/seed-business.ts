import 'server-only';
import { freezeReviews, workCampaigns } from '@/lib/campaigns';
import { localDate } from '@/lib/kernel/day';
import { knownMembers } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { checkPrices } from '@/lib/pricing';
import { planSegmentRuns, runSegments, runStandings, segmentNames } from '@/lib/segments';
import { demoCampaigns } from '../../rules/business/campaigns';
import { DIARY_DAYS, type Diary, diaryOf, FIRST_DAY, type Today } from '../../rules/business/diary';
import { DEMO_SEGMENTS } from '../../rules/business/segments';
import type { BusinessOrder } from '../../rules/business/shopping';
import { dateAfter } from '../../rules/calendar';
import { memberExternalId } from '../../rules/people';
import { MEMBER_COUNT } from '../../rules/scenario';
import { campaignStandings, lastRefreshOf, segmentMadeAt } from '../../store/business';
import { type AsStaff, colleagues } from './colleagues';
import { workOnCampaign } from './seed-campaigns';
import { remarkOn } from './seed-remarks';
import { repairOn } from './seed-repairs';
import { publishSegments } from './seed-segments';
import { claimInCampaign, deliver, shopInCampaign } from './shop-in-campaign';

// The jobs of the night are through before anybody comes to work.
const JOBS_HOUR = 3;
const OPENS_HOUR = 1;
const SEGMENTS_HOUR = 12;
// Prices are compared on what was quoted the day before: some days of it are enough to look at.
const CHECKED_FROM = -3;

/**
 * Lives two weeks of a retailer's business day by day up to now (decision 084): at night the jobs run, by day staff publish
 * segments, write, submit and approve campaigns, note and repair, and members claim, buy and bring back; all by the commands
 * that people and tills use, each at its own instant. What is there stays; a run that was killed goes on with its own days.
 */
export async function seedBusiness(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const begun = await segmentMadeAt(pool(), DEMO_SEGMENTS[0]?.code ?? '');
  const diary = diaryOf(begun === null ? localDate(now, zone) : dateAfter(localDate(begun, zone), -FIRST_DAY), zone);
  const campaigns = demoCampaigns(diary);
  // What is written last: with it everything is there.
  if ((await campaignStandings(pool(), [campaigns.at(-1)?.code ?? ''])).size > 0) return;
  // A night that a killed run lived is over: what came of it must not be told once more.
  const lived = await lastRefreshOf(pool(), DEMO_SEGMENTS[0]?.code ?? '');
  const as = await colleagues(now);
  const people = await everybody();
  const placed: BusinessOrder[] = [];
  for (const day of DIARY_DAYS) {
    const today: Today = { day, at: (hour, minute = 0) => earlier(diary.at(day, hour, minute), now) };
    await beginDay(today, as, diary, lived);
    for (const campaign of campaigns) {
      if (campaign.shopping?.from === day) await claimInCampaign(campaign, people, today.at(OPENS_HOUR));
      placed.push(...(await shopInCampaign(campaign, people, { day, diary, now })));
    }
    await deliver(placed, today.at(0), earlier(diary.at(day + 1), now));
    for (const campaign of campaigns) await workOnCampaign(campaign, as, diary, today);
    await repairOn(day, as, diary, today.at(15));
    await remarkOn(day, people, as, today.at(18));
  }
  await runJobs(now);
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** The jobs of the night; on the first day segments are published on where members stand. */
async function beginDay({ day, at }: Today, as: AsStaff, diary: Diary, lived: Date | null): Promise<void> {
  if (lived === null || at(JOBS_HOUR) > lived) {
    await runJobs(at(JOBS_HOUR));
    if (day >= CHECKED_FROM) await checkPrices(at(JOBS_HOUR));
  }
  if (day !== FIRST_DAY) return;
  await publishSegments(new Set((await segmentNames(pool())).map(({ code }) => code)), as, diary);
  await runSegments(() => at(SEGMENTS_HOUR));
}

/** What the night does to where members stand, to segments and to campaigns. */
async function runJobs(at: Date): Promise<void> {
  await runStandings(at);
  await planSegmentRuns(at);
  await runSegments(() => at);
  await workCampaigns(at);
  await freezeReviews(at);
}

async function everybody(): Promise<ReadonlyMap<string, string>> {
  const names = Array.from({ length: MEMBER_COUNT }, (_, place) => memberExternalId(place + 1));
  const known = await knownMembers(pool(), { externalIds: names });
  return new Map(
    names.flatMap((name) => {
      const id = known.get(`external:${name}`);
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}
