import 'server-only';
import { randomBytes } from 'node:crypto';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { forgetKeys, keyHash } from '../actors';
import { forbiddenScopes } from '../rules/key-scopes';
import { keyPrefix } from '../rules/key-text';
import { CreateApiKeyInput, RevokeApiKeyInput } from '../schema';
import { insertApiKey, revokeApiKeyRow } from '../store/api-keys';

const KEY_BYTES = 24;

/** Makes a key of the integration API; its text is answered this once, only its hash is kept. */
export const createApiKeyCommand = command({
  name: 'access.createApiKey',
  can: 'integration.manage',
  input: CreateApiKeyInput,
  async run({ db, now, actor }, { name, scopes, regionId, storeId, ratePerSecond, expiresAt, isDemo }) {
    const forbidden = forbiddenScopes(actor.kind === 'system', scopes);
    if (forbidden.length > 0) throw new Refusal('scope_not_allowed', { scopes: forbidden.join(', ') }, 422);
    const key = `rk_live_${randomBytes(KEY_BYTES).toString('base64url')}`;
    const prefix = keyPrefix(key);
    const keyId = newId();
    const limits = { scopes: [...new Set(scopes)], regionId, storeId, ratePerSecond, expiresAt };
    const makerId = actor.kind === 'staff' ? actor.id : null;
    const made = { id: keyId, name, prefix, hash: keyHash(key), makerId, demo: isDemo, createdAt: now };
    await insertApiKey(db, { ...made, ...limits });
    forgetKeys();
    return { keyId, key, prefix };
  },
  audit: ({ name, scopes, ratePerSecond }, { keyId, prefix }) => ({
    objectType: 'apiKey',
    objectId: keyId,
    after: { name, prefix, scopes, ratePerSecond },
  }),
});

/** Revokes a key: it opens nothing any more, at the latest after five seconds in other processes. */
export const revokeApiKeyCommand = command({
  name: 'access.revokeApiKey',
  can: 'integration.manage',
  input: RevokeApiKeyInput,
  async run({ db, now }, { keyId }) {
    const revoked = await revokeApiKeyRow(db, keyId, now);
    if (revoked === null) throw new Refusal('api_key_not_found', {}, 404);
    forgetKeys();
    return revoked;
  },
  audit: ({ keyId, reason }, revoked) => ({
    objectType: 'apiKey',
    objectId: keyId,
    before: { ...revoked, state: 'active' },
    after: { ...revoked, state: 'revoked' },
    reason,
  }),
});
