import 'server-only';
import { randomInt } from 'node:crypto';
import { Refusal } from '@/lib/kernel/refusal';
import type { Context } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { countUse, type Limit } from '@/lib/platform/limit';
import { newId } from '@/lib/platform/new-id';
import { blindIndex } from '@/lib/platform/pii';
import { consoleSms } from './channels/console-sms';
import { normaliseMobile } from './rules/mobile';
import { CODE_DIGITS, CODE_MINUTES, type CodePurpose, decideCode } from './rules/sign-in';
import { newestCodeForUpdate, saveCode, saveTry } from './store/sign-in';

// Anti-automation (ASVS 2.4.1): an address may be a whole shop's, a mobile is one person's.
export const PER_MOBILE_MINUTE: Limit = { name: 'code-mobile-minute', times: 1, seconds: 55 };
const PER_MOBILE_DAY: Limit = { name: 'code-mobile-day', times: 10, seconds: 86_400 };
const PER_DEVICE: Limit = { name: 'code-device', times: 30, seconds: 3_600 };
const PER_ADDRESS: Limit = { name: 'code-address', times: 100, seconds: 3_600 };

/** What a person is told of a code that was sent; `shown` only in demo mode. */
export type SentAnswer = { readonly validSeconds: number; readonly shown: string | null };

type Place = Pick<Context, 'ip' | 'userAgent'>;

/** The mobile in its one form, or a refusal. */
export function requireMobile(text: string): string {
  const mobile = normaliseMobile(text);
  if (mobile === null) throw new Refusal('invalid_mobile', {}, 422);
  return mobile;
}

/** Sends a fresh code to a mobile, whether or not it is a member's: the answer tells nobody which (S0-1.1). */
export async function sendCode(
  { ip, userAgent, db, now }: Pick<Context, 'db' | 'now'> & Place,
  mobile: string,
  purpose: CodePurpose,
): Promise<SentAnswer> {
  await countUse(PER_ADDRESS, ip ?? 'unknown');
  await countUse(PER_DEVICE, `${ip} ${userAgent}`);
  const mobileHash = blindIndex('mobile', mobile);
  await countUse(PER_MOBILE_DAY, mobileHash);
  await countUse(PER_MOBILE_MINUTE, mobileHash);
  const code = randomInt(10 ** CODE_DIGITS)
    .toString()
    .padStart(CODE_DIGITS, '0');
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  const codeHash = hashOf(mobileHash, code);
  await saveCode(db, { id: newId(), mobileHash, codeHash, purpose, createdAt: now, expiresAt });
  const { shown } = await consoleSms.sendCode(mobile, code);
  return { validSeconds: CODE_MINUTES * 60, shown };
}

/**
 * Takes a code, or refuses with `code_wrong`, `code_expired` or `code_tries_used`. In a transaction of its own, so that
 * a wrong try counts although the command is refused; of two who bring one code at once exactly one gets it.
 */
export async function takeCode(mobile: string, code: string, purpose: CodePurpose, now: Date): Promise<void> {
  const mobileHash = blindIndex('mobile', mobile);
  const decision = await withTransaction(async (db) => {
    const sent = await newestCodeForUpdate(db, mobileHash, purpose);
    const decided = decideCode(sent, sent?.codeHash === hashOf(mobileHash, code), now);
    if (sent !== null) await saveTry(db, sent.id, decided.isTaken ? now : sent.usedAt);
    return decided;
  });
  if (!decision.isTaken) throw new Refusal(decision.code, { left: decision.left }, 422);
}

/** Keyed: six digits are found at once from a plain hash. */
const hashOf = (mobileHash: string, code: string): string => blindIndex('code', `${mobileHash}:${code}`);
