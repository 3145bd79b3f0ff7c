import { z } from 'zod';
import type { Gap } from '@/lib/kernel/rule-tree';
import type { LevelStanding } from '@/lib/levels';
import type { Locale } from '@/lib/platform/command';
import { At, iso, LevelAnswer, nameIn, presentLevel } from './shared';

const Missing = z.object({ attribute: z.string(), actual: z.int(), needed: z.int(), short: z.int() });
const Routes = z.array(z.array(Missing));

/** Where a member stands: the level that counts, how keeping it stands, what is lent, and the way to the next. */
export const LevelStandingAnswer = z
  .object({
    level: LevelAnswer,
    since: At,
    validTo: At.nullable(),
    version: z.int(),
    keep: z
      .object({
        from: At.nullable(),
        to: At,
        isMet: z.boolean(),
        needed: Routes,
        graceUntil: At.nullable(),
        dropsAt: At.nullable(),
        projected: LevelAnswer.nullable(),
      })
      .nullable(),
    next: z.object({ level: LevelAnswer.nullable(), needed: Routes }).nullable(),
    lent: z.object({ kind: z.enum(['override', 'trial']), until: At, earned: LevelAnswer.nullable() }).nullable(),
    protectedUntil: At.nullable(),
    invitedAt: At.nullable(),
    invitationAcceptedAt: At.nullable(),
  })
  .meta({
    id: 'LevelStanding',
    description:
      '`keep`: the window in which keeping counts, and `projected`, the level that follows if nothing more is bought; `needed` holds routes, any one of which is enough, amounts in fen',
  });

/** Writes where a member stands. */
export function presentStanding(standing: LevelStanding, locale: Locale): z.output<typeof LevelStandingAnswer> {
  const { level, since, validTo, schemeVersion, outlook, next, lent, protectedUntil, invitation } = standing;
  return {
    level: { code: level.code, name: nameIn(level.name, locale), rank: level.rank },
    since: since.toISOString(),
    validTo: iso(validTo),
    version: schemeVersion,
    keep:
      outlook === null
        ? null
        : {
            from: iso(outlook.from),
            to: outlook.to.toISOString(),
            isMet: outlook.isMet,
            needed: routesOf(outlook.routes),
            graceUntil: iso(outlook.graceUntil),
            dropsAt: iso(outlook.dropsAt),
            projected: presentLevel(outlook.projected, locale),
          },
    next: next === null ? null : { level: presentLevel(next.level, locale), needed: routesOf(next.routes) },
    lent:
      lent === null
        ? null
        : { kind: lent.kind, until: lent.until.toISOString(), earned: presentLevel(lent.earned, locale) },
    protectedUntil: iso(protectedUntil),
    invitedAt: iso(invitation.invitedAt),
    invitationAcceptedAt: iso(invitation.acceptedAt),
  };
}

const routesOf = (routes: readonly (readonly Gap[])[]): z.output<typeof Routes> =>
  routes.map((route) => route.map((gap) => ({ ...gap })));
