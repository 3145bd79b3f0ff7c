import 'server-only';
import { z } from 'zod';
import { budgetRooms } from '@/lib/budgets';
import { type CampaignPace, campaignsUnderWay } from '@/lib/campaigns';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';

/** A campaign that runs: how much of its time has passed, and how much of its budget is taken (N7). */
export type LiveCampaign = Omit<CampaignPace, 'budget'> & {
  readonly passedBp: number;
  readonly budget: {
    readonly code: string;
    readonly kind: 'AMOUNT' | 'POINTS' | 'COUNT';
    readonly used: number;
    readonly limit: number;
    readonly usedBp: number;
  } | null;
};

const BP = 10_000;

/** The campaigns that run or rest now, those that end first before others, each with its pace. */
export const campaignBoard = query({
  can: 'campaigns.read',
  input: z.object({}),
  async run({ db, now }): Promise<readonly LiveCampaign[]> {
    const [under, { zone }] = await Promise.all([campaignsUnderWay(db, now), program(db)]);
    const codes = under.flatMap(({ budget }) => (budget === null ? [] : [budget]));
    const rooms = new Map(
      (await budgetRooms(db, { codes, pools: [], memberId: null, at: now, zone })).map((room) => [room.code, room]),
    );
    return under.map(({ budget, ...campaign }) => {
      const room = budget === null ? undefined : rooms.get(budget);
      const { startsAt, endsAt } = campaign;
      const whole = endsAt.getTime() - startsAt.getTime();
      const passed = Math.min(whole, Math.max(0, now.getTime() - startsAt.getTime()));
      return {
        ...campaign,
        passedBp: whole === 0 ? BP : Math.floor((passed * BP) / whole),
        budget:
          room === undefined
            ? null
            : {
                code: room.code,
                kind: room.kind,
                used: room.limit - room.left,
                limit: room.limit,
                usedBp: room.limit === 0 ? BP : Math.floor(((room.limit - room.left) * BP) / room.limit),
              },
      };
    });
  },
});
