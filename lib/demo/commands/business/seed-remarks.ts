import 'server-only';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { tagMemberCommand, writeNoteCommand } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { DEMO_REMARKS } from '../../rules/business/remarks';
import { memberExternalId } from '../../rules/people';
import type { AsStaff } from './colleagues';
import type { People } from './shop-in-campaign';

/** Puts on record what colleagues know of members as of a day; who has his tags has his note, too. */
export async function remarkOn(day: number, people: People, as: AsStaff, now: Date): Promise<void> {
  for (const { place, by, tags, note } of DEMO_REMARKS.filter((one) => one.day === day)) {
    const memberId = publicId('member', must(people.get(memberExternalId(place)), 'a member of the story'));
    const { added } = await execute(tagMemberCommand, as(by, now), { memberId, add: [...tags] });
    if (added.length > 0 && note !== null) await execute(writeNoteCommand, as(by, now), { memberId, text: note });
  }
}
