import 'server-only';
import { z } from 'zod';
import type { Condition } from '@/lib/kernel/condition';
import { requireId } from '@/lib/kernel/id';
import { requireMemberInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import { freshBook, termsOf } from './book';
import { movesOfMember, segmentsWith } from './store/of-member';

const MOVES = 50;

/** A segment beside one member: since when he is in it (null: he is not), and the rule that says so. */
type SegmentBeside = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly since: Date | null;
  readonly where: Condition | null;
};

/** All segments beside one member, those he is in first, and when he entered and left. */
type MemberSegments = {
  readonly segments: readonly SegmentBeside[];
  readonly moves: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: SegmentBeside['name'];
    readonly way: 'entered' | 'left';
    readonly at: Date;
  }[];
};

/** In which segments a member is and was (B2, B3); why is asked of one segment at a time. */
export const memberSegments = query({
  can: 'segments.read',
  input: z.object({ memberId: z.string() }),
  async run({ db, actor }, { memberId: text }): Promise<MemberSegments> {
    const memberId = requireId('member', text);
    await requireMemberInSight(db, actor, memberId);
    const [book, mine, moves] = await Promise.all([
      freshBook(db),
      segmentsWith(db, memberId),
      movesOfMember(db, memberId, MOVES),
    ]);
    const nameOf = (code: string) => termsOf(book, code)?.name ?? { zh: code, en: code };
    const since = new Map(mine.map((one) => [one.code, one.since]));
    const segments = [...book.segments.values()]
      .filter(({ code, state }) => state !== 'withdrawn' || since.has(code))
      .map(({ code }): SegmentBeside => {
        const where = termsOf(book, code)?.where ?? null;
        return { code, name: nameOf(code), since: since.get(code) ?? null, where };
      })
      .sort((a, b) => Number(a.since === null) - Number(b.since === null) || (a.code < b.code ? -1 : 1));
    return { segments, moves: moves.map((move) => ({ ...move, name: nameOf(move.code) })) };
  },
});
