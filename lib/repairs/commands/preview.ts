import { isShown } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { membersById } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { type Plan, planRepair } from '../plan';
import { PreviewInput } from '../schema';

const SHOWN = 20;

/** What a repair would do: its sums, and the members who are due most. */
export type RepairPreview = {
  readonly sums: Plan['sums'];
  readonly most: readonly {
    readonly member: { readonly id: string; readonly code: string } | null;
    readonly decisions: number;
    readonly points: number;
    readonly growth: number;
    readonly coupons: number;
    readonly firstAt: Date;
    readonly lastAt: Date;
  }[];
};

/** Looks at whom a repair would concern and how much it would move; keeps nothing (N16). */
export const previewRepairCommand = command({
  name: 'repairs.preview',
  can: 'repairs.edit',
  input: PreviewInput,
  async run({ db, actor }, asked): Promise<RepairPreview> {
    const { due, sums } = await planRepair(db, asked);
    const size = ({ due: { points, growth } }: (typeof due)[number]) => Math.abs(points) + Math.abs(growth);
    const most = due.toSorted((a, b) => size(b) - size(a) || b.decisions - a.decisions).slice(0, SHOWN);
    const people = isShown(actor, 'members.read')
      ? await membersById(
          db,
          most.map(({ memberId }) => memberId),
        )
      : new Map();
    return {
      sums,
      most: most.map(({ memberId, decisions, due: each, firstAt, lastAt }) => {
        const code = people.get(memberId)?.code;
        const member = code === undefined ? null : { id: publicId('member', memberId), code };
        return { member, decisions, ...each, firstAt, lastAt };
      }),
    };
  },
});
