import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { ownIdsOf } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { judgeVelocity } from '@/lib/risk';
import { refuseHelp } from '../rules/decide-boost';
import { BoostRef } from '../schema';
import { type Boost, boostByCode, helpBoostRow, helpsOf, writeHelp } from '../store/boosts';
import { boostRulesAt, boostRuleset } from '../store/rules';
import { takeUse } from '../store/uses';

/**
 * Helps a friend's boost, once for each boost and so often a day (S3-9.2). Fifty friends who come at once for the last
 * place get it one of them: the row of the boost gives it out. What both get is announced, each by himself.
 */
export const helpBoostCommand = command({
  name: 'referral.helpBoost',
  can: 'self',
  input: BoostRef,
  transaction: 'own',
  async run(context, { code }) {
    const memberId = context.actor.kind === 'member' ? context.actor.id : '';
    const found = await boostByCode(context.db, code.toUpperCase());
    if (found === null) throw new Refusal('boost_not_found', {}, 404);
    const own = await ownIdsOf(context.db, memberId);
    const helps = await helpsOf(context.db, found.id);
    const hasHelped = helps.some((help) => own.includes(help.memberId));
    const no = refuseHelp(found, { isOwn: own.includes(found.memberId), hasHelped, now: context.now });
    if (no !== null) throw new Refusal(no, {});
    await judgeHelp(context, memberId);
    const boost = await help(context, found, memberId);
    return { helped: boost.helped, wanted: boost.wanted, isReached: boost.reachedAt !== null };
  },
});

/** Counted before the help, in a transaction of its own: a refusal must not take back its own count (4.L). */
async function judgeHelp({ ip, userAgent, now }: Context, memberId: string): Promise<void> {
  const asked = { act: 'boost', subject: { type: 'member', id: memberId }, facts: { ip, userAgent } } as const;
  const [judged] = await withTransaction((db) => judgeVelocity(db, [asked], now));
  if (judged?.verdict === 'BLOCK') throw new Refusal('boost_paused', {}, 429);
}

const help = ({ now }: Context, { id, version, memberId: ownerId }: Boost, memberId: string): Promise<Boost> =>
  withTransaction(async (db) => {
    const settings = await program(db);
    const versions = await boostRuleset.live(db, settings);
    const { helper } = must(
      versions.find((one) => one.version === version),
      'a boost of no version',
    ).rules;
    const gift = helper.length > 0 ? 'due' : 'none';
    if (!(await writeHelp(db, { boostId: id, memberId, at: now, gift }))) throw new Refusal('boost_helped_already', {});
    // How often one may help in all is what counts today, whatever the boost was begun with.
    const { helpsPerDay } = (await boostRulesAt(now, db)).rules;
    const today = { memberId, what: 'helps', period: localDate(now, settings.zone) } as const;
    if (!(await takeUse(db, today, helpsPerDay))) throw new Refusal('boost_day_full', { limit: helpsPerDay });
    // Last, since all who help this boost wait for its row.
    const boost = await helpBoostRow(db, id, now);
    if (boost === null) throw new Refusal('boost_full', {});
    const events = [
      ...(gift === 'due' ? [{ name: 'boost.helped', memberId, payload: { boostId: id, helperId: memberId } }] : []),
      ...(boost.reachedAt === null ? [] : [{ name: 'boost.reached', memberId: ownerId, payload: { boostId: id } }]),
    ];
    await announce(
      db,
      events.map((event) => ({ ...event, at: now })),
    );
    return boost;
  });
