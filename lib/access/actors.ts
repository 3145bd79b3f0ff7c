import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/kernel/actor';
import { isPermission } from '@/lib/kernel/permission';
import { pool } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { isKeyText } from './rules/key-text';
import { findRole, isRoleCode, permissionsOf } from './rules/roles';
import { scopeOf } from './rules/scope';
import { type ApiKeyRecord, apiKeyByHash, touchApiKey } from './store/api-keys';
import { customRoles } from './store/roles';
import { staffById } from './store/staff';

const CACHE_MS = 5_000;
const CACHE_MAX = 1_000;
const TOUCH_MS = 60_000;

/** The actor behind an API key and its calls per second (null: unlimited). */
export type KeyActor = { readonly actor: Actor; readonly ratePerSecond: number | null };

type Cached = { readonly record: ApiKeyRecord | null; readonly readAt: number };

const keyCache = () => shared('access.keys', () => new Map<string, Cached>());
const touched = () => shared('access.keys.touched', () => new Map<string, number>());

/** SHA-256 of a key's text: the key has 192 random bits, so a slow hash would protect nothing. */
export const keyHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The actor behind an API key's text, or null when it opens nothing. Answers from memory for up to five seconds, so a
 * revoked key may still work that long in another process.
 */
export async function apiKeyActor(text: string, now: Date): Promise<KeyActor | null> {
  if (!isKeyText(text)) return null;
  const record = await cachedKey(text);
  const isAlive = record !== null && record.revokedAt === null && (record.expiresAt === null || record.expiresAt > now);
  if (!isAlive) return null;
  noteUse(record, now);
  const { id, name, makerId, regionId, storeId, ratePerSecond } = record;
  const isScoped = regionId !== null || storeId !== null;
  const scope = isScoped ? { regionIds: regionId ? [regionId] : [], storeIds: storeId ? [storeId] : [] } : null;
  const permissions = new Set(record.scopes.filter(isPermission));
  return { actor: { kind: 'key', id, name, makerId, permissions, scope }, ratePerSecond };
}

/** Forgets the keys read so far, so that this process sees a change at once. */
export const forgetKeys = (): void => keyCache().clear();

type StaffActor = Extract<Actor, { kind: 'staff' }>;

/**
 * The actor behind a staff id with his roles, permissions and scope, or null when he may not work any more. Whoever may
 * change roles can look at the back office as one: then he may do only what both allow, and changes nothing (B12).
 */
export async function staffActor(staffId: string, previewed?: string): Promise<StaffActor | null> {
  const staff = await staffById(pool(), staffId);
  if (staff === null || staff.disabledAt !== null) return null;
  const roles = [...new Set(staff.grants.map(({ role }) => role))];
  const { id, name, grants } = staff;
  const custom = roles.every(isRoleCode) ? [] : await customRoles(pool(), roles);
  const permissions = permissionsOf(roles, custom);
  const actor: StaffActor = { kind: 'staff', id, name, roles, permissions, scope: scopeOf(grants, custom) };
  return previewed && permissions.has('access.manage') ? asRole(actor, previewed) : actor;
}

async function asRole(actor: StaffActor, code: string): Promise<StaffActor> {
  const role = findRole(code, isRoleCode(code) ? [] : await customRoles(pool(), [code]));
  if (role === undefined) return actor;
  const permissions = new Set(role.permissions);
  return {
    ...actor,
    permissions: new Set(role.permissions.filter((one) => actor.permissions.has(one))),
    preview: { role: code, permissions },
  };
}

async function cachedKey(text: string): Promise<ApiKeyRecord | null> {
  const cache = keyCache();
  const known = cache.get(text);
  if (known !== undefined && Date.now() - known.readAt < CACHE_MS) return known.record;
  const record = await apiKeyByHash(pool(), keyHash(text));
  // Guessed keys must not fill the memory.
  if (cache.size >= CACHE_MAX) cache.clear();
  cache.set(text, { record, readAt: Date.now() });
  return record;
}

/** Notes the use beside the request: an answer never waits for it and never fails because of it. */
function noteUse({ id }: ApiKeyRecord, now: Date): void {
  const uses = touched();
  if (Date.now() - (uses.get(id) ?? 0) < TOUCH_MS) return;
  uses.set(id, Date.now());
  touchApiKey(pool(), id, now).catch(() => uses.delete(id));
}
