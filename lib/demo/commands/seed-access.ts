import 'server-only';
import {
  apiKeyList,
  createApiKeyCommand,
  createStaffCommand,
  KEY_SCOPES,
  resetPasswordCommand,
  revokeApiKeyCommand,
  staffList,
} from '@/lib/access';
import { must } from '@/lib/kernel/assert';
import { knownMembers, normaliseMobile, savePasswordHash } from '@/lib/members';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { blindIndex } from '@/lib/platform/pii';
import { systemCaller } from '@/lib/platform/system-caller';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import { DEMO_REGIONS, DEMO_STAFF, DEMO_STORES, type DemoStaff, staffEmail } from '../rules/staff';

const KEY_NAME = 'Demo';
const KEY_RATE = 2_000;

type Places = { readonly regions: ReadonlyMap<string, string>; readonly stores: ReadonlyMap<string, string> };

/** Sets up regions and stores as they stand in the demo; answers their ids by code. */
export async function seedPlaces(now: Date): Promise<Places> {
  const regions = new Map<string, string>();
  const stores = new Map<string, string>();
  for (const region of DEMO_REGIONS) {
    const { after } = await execute(saveRegionCommand, caller(now), { ...region, isDemo: true });
    regions.set(after.code, after.id);
  }
  for (const store of DEMO_STORES) {
    const { after } = await execute(saveStoreCommand, caller(now), { ...store, isDemo: true });
    stores.set(after.code, after.id);
  }
  return { regions, stores };
}

/** Gives every demo role its person with this password; those who exist get it anew only when asked. */
export async function seedStaff(now: Date, places: Places, password: string, resets: boolean): Promise<void> {
  const everybody = await staffList.run({ ...caller(now), db: pool() }, {});
  const known = new Map(everybody.map(({ email, id }) => [email, id]));
  for (const staff of DEMO_STAFF) {
    const email = staffEmail(staff.role);
    const staffId = known.get(email);
    const grants = [grantOf(staff, places)];
    if (staffId === undefined)
      await execute(createStaffCommand, caller(now), { email, name: staff.name, password, grants, isDemo: true });
    else if (resets) await execute(resetPasswordCommand, caller(now), { staffId, password });
  }
}

/** Makes the demo's API key, which may do all but reveal personal data; earlier ones whose text is lost end. */
export async function seedApiKey(now: Date): Promise<string> {
  const keys = await apiKeyList.run({ ...caller(now), db: pool() }, {});
  for (const { id } of keys.filter(({ name, revokedAt }) => name === KEY_NAME && revokedAt === null)) {
    await execute(revokeApiKeyCommand, caller(now), { keyId: id, reason: 'demo: its text was lost' });
  }
  const scopes = KEY_SCOPES.filter((scope) => scope !== 'members.reveal');
  const { key } = await execute(createApiKeyCommand, caller(now), {
    name: KEY_NAME,
    scopes: [...scopes],
    ratePerSecond: KEY_RATE,
    isDemo: true,
  });
  return key;
}

/** Lets demo members sign in with a password. */
export async function seedMemberPasswords(mobiles: readonly string[], password: string): Promise<void> {
  const hashes = mobiles.map((mobile) => blindIndex('mobile', must(normaliseMobile(mobile), `no mobile: ${mobile}`)));
  const known = await knownMembers(pool(), { mobileHashes: hashes });
  for (const hash of hashes) {
    const memberId = must(known.get(`mobile:${hash}`), 'a demo member exists');
    await savePasswordHash(pool(), memberId, await hashPassword(password));
  }
}

function grantOf({ role, regionCode, storeCode }: DemoStaff, { regions, stores }: Places) {
  return {
    role,
    regionId: regionCode === undefined ? null : must(regions.get(regionCode), `region ${regionCode}`),
    storeId: storeCode === undefined ? null : must(stores.get(storeCode), `store ${storeCode}`),
  };
}

const caller = (now: Date) => systemCaller('demo', now);
