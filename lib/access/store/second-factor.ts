import 'server-only';
import { type Db, execution } from '@/lib/platform/db';

const saveNew = execution(
  'access.totp.secret',
  `UPDATE "Staff" SET "totpSecret" = $2, "totpLastStep" = NULL
   WHERE "id" = $1::uuid AND "totpEnrolledAt" IS NULL`,
);
const confirm = execution(
  'access.totp.confirm',
  'UPDATE "Staff" SET "totpEnrolledAt" = $2::timestamptz WHERE "id" = $1::uuid AND "totpEnrolledAt" IS NULL',
);
const clear = execution(
  'access.totp.clear',
  'UPDATE "Staff" SET "totpSecret" = NULL, "totpEnrolledAt" = NULL, "totpLastStep" = NULL WHERE "id" = $1::uuid',
);
// The condition is the guard: of two requests with one code exactly one moves the step on.
const moveStep = execution(
  'access.totp.step',
  `UPDATE "Staff" SET "totpLastStep" = $2
   WHERE "id" = $1::uuid AND ("totpLastStep" IS NULL OR "totpLastStep" < $2)`,
);

/** Keeps a sealed secret that is not confirmed yet; false when a confirmed one is there already. */
export const saveTotpSecret = async (db: Db, staffId: string, sealed: string): Promise<boolean> =>
  (await saveNew(db, [staffId, sealed])) === 1;

/** Marks the secret as confirmed; false when it already was. */
export const saveTotpEnrolled = async (db: Db, staffId: string, at: Date): Promise<boolean> =>
  (await confirm(db, [staffId, at])) === 1;

/** Forgets the secret. */
export async function clearTotp(db: Db, staffId: string): Promise<void> {
  await clear(db, [staffId]);
}

/** Takes the time step of a code; false when this or a later one was used before (replay). */
export const takeTotpStep = async (db: Db, staffId: string, step: number): Promise<boolean> =>
  (await moveStep(db, [staffId, step])) === 1;
