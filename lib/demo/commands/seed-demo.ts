import 'server-only';
import { randomBytes } from 'node:crypto';
import { apiKeyActor } from '@/lib/access';
import { countReports } from '@/lib/reports';
import { refreshGoods, suggestDue } from '@/lib/suggestions';
import { watchAlerts } from '@/lib/workbench';
import { type DemoSecrets, readDemoFile, writeDemoFile } from '../demo-file';
import { SIGN_IN_PLACES } from '../rules/heroes';
import { storyMobile } from '../rules/people';
import { DEMO_STAFF, staffEmail } from '../rules/staff';
import { seedBusiness } from './business/seed-business';
import { seedApiKey, seedMemberPasswords, seedPlaces, seedStaff } from './seed-access';
import { seedBenefits } from './seed-benefits';
import { seedBudgets } from './seed-budgets';
import { seedCoupons } from './seed-coupons';
import { seedDesk } from './seed-desk';
import { seedGames } from './seed-games';
import { seedMall } from './seed-mall';
import { seedReferral } from './seed-referral';
import { seedReports } from './seed-reports';
import { seedReviews } from './seed-reviews';
import { type ScenarioSeeded, seedScenario } from './seed-scenario';
import { seedShelves } from './seed-shelves';
import { seedSurveys } from './seed-surveys';
import { seedTasks } from './seed-tasks';

/**
 * Where the demo is reached, where its secrets are kept, what time it is, and whether a retailer's business of two weeks
 * is lived on top of the story (decision 084).
 */
export type DemoOptions = {
  readonly baseUrl: string;
  readonly file: string;
  readonly now: Date;
  readonly hasBusiness?: boolean;
};

const PASSWORD_BYTES = 9;
const newPassword = () => randomBytes(PASSWORD_BYTES).toString('base64url');

/**
 * Brings the whole demo about: places, shelves, the story, staff, what their desk did, key and sign-ins (P-demo). What is there stays, with
 * its secrets; when their file is lost, the same people get new ones. The file is written last: while it is not there,
 * or its key opens nothing here, the secrets are not in force.
 */
export async function seedDemo({ baseUrl, file, now, hasBusiness = false }: DemoOptions): Promise<ScenarioSeeded> {
  const kept = readDemoFile(file);
  const isInForce = kept !== null && (await apiKeyActor(kept.apiKey, now)) !== null;
  const places = await seedPlaces(now);
  await seedShelves(now);
  const told = await seedScenario(now);
  await seedBudgets(now);
  await seedCoupons(now);
  await seedTasks(now);
  await seedBenefits(now);
  await seedMall(now);
  await seedGames(now);
  await seedReferral(now);
  await seedSurveys(now);
  const secrets: DemoSecrets = {
    baseUrl,
    apiKey: isInForce ? kept.apiKey : await seedApiKey(now),
    ...signIns(kept?.staff[0]?.password ?? newPassword(), kept?.members[0]?.password ?? newPassword()),
  };
  await seedStaff(now, places, passwordOf(secrets.staff), !isInForce);
  await seedDesk(now);
  await seedReviews(now);
  if (hasBusiness) await seedBusiness(now);
  // What the night would work out: nobody waits for it to see the demo.
  await refreshGoods(now);
  await suggestDue(now);
  await countReports(now);
  await seedReports(now);
  if (hasBusiness) await watchAlerts(now);
  if (!isInForce)
    await seedMemberPasswords(
      secrets.members.map(({ mobile }) => mobile),
      passwordOf(secrets.members),
    );
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) writeDemoFile(file, secrets);
  return told;
}

const signIns = (staffPassword: string, memberPassword: string): Pick<DemoSecrets, 'staff' | 'members'> => ({
  staff: DEMO_STAFF.map(({ role }) => ({ role, email: staffEmail(role), password: staffPassword })),
  members: SIGN_IN_PLACES.map((place) => ({ mobile: storyMobile(place), password: memberPassword })),
});

const passwordOf = ([first]: readonly { readonly password: string }[]): string => first?.password ?? '';
