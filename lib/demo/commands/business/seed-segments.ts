import 'server-only';
import { execute } from '@/lib/platform/command';
import { publishSegmentCommand, readUploads, runSegments, uploadListCommand } from '@/lib/segments';
import { type Diary, FIRST_DAY } from '../../rules/business/diary';
import { DEMO_SEGMENTS } from '../../rules/business/segments';
import type { AsStaff } from './colleagues';

const HOUR = 9;

/** Has the operator publish the segments of the demo and upload the list of one. What is there stays as it is. */
export async function publishSegments(known: ReadonlySet<string>, as: AsStaff, { at }: Diary): Promise<void> {
  for (const [place, { code, terms, upload }] of DEMO_SEGMENTS.entries()) {
    if (known.has(code)) continue;
    const when = at(FIRST_DAY, HOUR, place * 5);
    await execute(publishSegmentCommand, as('operator', when), { code, basedOn: 0, terms, note: '人群首版' });
    if (upload === null) continue;
    const { file: name, text } = upload;
    await execute(uploadListCommand, as('operator', when), { code, side: 'include', name, text });
    await readUploads(() => when);
    await runSegments(() => when);
  }
}
