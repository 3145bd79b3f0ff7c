import { may } from '@/lib/kernel/actor';
import { type Condition, type ConditionLeaf, type FactValue, LATER, leavesOf } from '@/lib/kernel/condition';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { membersBehind, membersById, requireMemberInSight, storesInSight } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { attributeOf } from '../attributes/registry';
import { momentOf } from '../moment';
import { AskInput, TryInput } from '../schema';
import { loadSheets, sheetReader } from '../sheets';
import { membersMatching } from '../store/members-where';
import { sampleMatching, within } from '../store/questions';
import { type Asked, posed } from './asked';

const SHOWN = 20;
const SAMPLE_MS = 5_000;

/** A member beside a rule: his name masked, and for each test of the rule, in its order, whether it holds and what he has. */
export type Beside = {
  readonly member: string;
  readonly name: string | null;
  readonly belongs: boolean;
  readonly tests: readonly { readonly holds: boolean; readonly actual: FactValue }[];
};

/** Twenty of the members of a rule, the same each time, and why each of them belongs (B3). */
export const sampleCommand = command({
  name: 'segments.sample',
  can: 'segments.read',
  input: AskInput,
  transaction: 'own',
  isReading: true,
  async run(context, asked): Promise<{ readonly rows: readonly Beside[] }> {
    requireMembersRead(context);
    const { belongs } = await posed(context.db, asked);
    const options = { stores: await storesInSight(context.actor), limit: SHOWN };
    const ids = await within(context.db, SAMPLE_MS, (db) => sampleMatching(db, belongs, context.now, options));
    return { rows: await beside(context, asked, belongs, ids ?? []) };
  },
});

/** Whether one member belongs to a rule, and which of its tests he does not pass ("张三 不满足：最近消费 > 30 天"). */
export const tryMemberCommand = command({
  name: 'segments.try',
  can: 'segments.read',
  input: TryInput,
  transaction: 'own',
  isReading: true,
  async run(context, { member, ...asked }): Promise<Beside> {
    requireMembersRead(context);
    const id = (await membersBehind(context.db, [member])).get(member);
    if (id === undefined) throw new Refusal('member_not_found', {}, 404);
    await requireMemberInSight(context.db, context.actor, id);
    const { belongs } = await posed(context.db, asked);
    const [row] = await beside(context, asked, belongs, [id]);
    if (row === undefined) throw new Refusal('member_not_found', {}, 404);
    return row;
  },
});

/** Whoever may write segments without seeing members is told numbers only (S1-5.1). */
function requireMembersRead({ actor }: Context): void {
  if (!may(actor, 'members.read')) throw new Refusal('forbidden', { permission: 'members.read' }, 403);
}

async function beside(
  { db, now }: Context,
  { where }: Asked,
  belongs: Condition,
  ids: readonly string[],
): Promise<readonly Beside[]> {
  const leaves = where === null ? [] : leavesOf(where);
  const at = await momentOf(db, now);
  const sources = leaves.flatMap(({ attribute }) => attributeOf(attribute)?.source ?? []);
  const [people, sheets, inside, ...passed] = await Promise.all([
    membersById(db, ids),
    loadSheets(db, [...new Map(sources.map((one) => [one.code, one])).values()], ids, at),
    membersMatching(db, belongs, now, ids),
    ...leaves.map((leaf) => membersMatching(db, leaf, now, ids)),
  ]);
  const actual = (id: string, leaf: ConditionLeaf): FactValue => {
    const said = sheetReader(sheets.get(id) ?? new Map(), at)(leaf.attribute, leaf.with);
    return said === LATER ? null : said;
  };
  return ids.map((id) => ({
    member: publicId('member', id),
    name: people.get(id)?.name ?? null,
    belongs: inside.has(id),
    tests: leaves.map((leaf, place) => ({
      holds: passed[place]?.has(id) ?? false,
      actual: actual(id, leaf),
    })),
  }));
}
