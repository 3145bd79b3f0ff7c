import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { LIFECYCLES } from '@/lib/members';
import type { Locale } from '@/lib/platform/command';
import type { MemberReading } from '../reads/member';
import { At, idOf, iso, LevelAnswer, nameIn } from './shared';

const Points = z.int().min(0);
const Fen = z.int().min(0);

/** A member as the API answers him. */
export const MemberAnswer = z
  .object({
    id: idOf('member'),
    externalId: z.string().nullable(),
    code: z.string(),
    kind: z.string(),
    name: z.string().nullable(),
    mobile: z.string().nullable(),
    email: z.string().nullable(),
    gender: z.string().nullable(),
    birthday: z.string().nullable(),
    region: z.string().nullable(),
    status: z.string(),
    channel: z.string().nullable(),
    storeCode: z.string().nullable(),
    level: LevelAnswer.extend({ since: At, validTo: At.nullable() }),
    growth: z.object({ total: z.int() }),
    points: z.object({
      available: Points,
      pending: Points,
      held: Points,
      debt: Points,
      earned: Points,
      spent: Points,
      expired: Points,
      expiring: z.array(z.object({ points: Points, at: At })),
      arriving: z.array(z.object({ points: Points, at: At })),
    }),
    stats: z.object({
      orders: z.int().min(0),
      amount: Fen,
      refunded: Fen,
      firstOrderAt: At.nullable(),
      lastOrderAt: At.nullable(),
    }),
    lifecycle: z.enum(LIFECYCLES),
    tags: z.array(z.string()),
    registeredAt: At,
    createdAt: At,
  })
  .meta({ id: 'Member', description: 'Name, mobile, e-mail and birthday are masked unless the key may see them' });

/** Writes a reading of a member as the answer about him. */
export function presentMember(reading: MemberReading, locale: Locale): z.output<typeof MemberAnswer> {
  const { profile, book, held: holds, level, stats, lifecycle } = reading;
  const { memberId: _, firstOrderAt, lastOrderAt, lastActAt: _____, ...counts } = stats;
  const { registeredAt, createdAt, tags, mergedInto: __, frozenReason: ___, frozenAt: ____, ...person } = profile;
  const { available, pending, held, debt, earned, spent, expired, expiring, arriving } = book.points;
  return {
    ...person,
    id: publicId('member', profile.id),
    level: {
      code: level.code,
      name: nameIn(level.name, locale),
      rank: level.rank,
      since: holds.since.toISOString(),
      validTo: iso(holds.validTo),
    },
    growth: book.growth,
    points: {
      available,
      pending,
      held,
      debt,
      earned,
      spent,
      expired,
      expiring: expiring.map(({ points, at: end }) => ({ points, at: end.toISOString() })),
      arriving: arriving.map(({ points, at: from }) => ({ points, at: from.toISOString() })),
    },
    stats: { ...counts, firstOrderAt: iso(firstOrderAt), lastOrderAt: iso(lastOrderAt) },
    lifecycle,
    tags: [...tags],
    registeredAt: registeredAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
