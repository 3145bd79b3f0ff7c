import 'server-only';
import { actorName } from '@/lib/kernel/actor';
import { csvOf } from '@/lib/kernel/csv';
import { command } from '@/lib/platform/command';
import { filterOf, lineOf } from '../queries';
import { AuditListInput } from '../schema';
import { trailPage } from '../store/trail';

const AT_ONCE = 1_000;
const ROWS_MAX = 50_000;
const HEAD = [
  'at',
  'actor_kind',
  'actor',
  'roles',
  'action',
  'object_type',
  'object_id',
  'changes',
  'reason',
  'ip',
  'request',
];

/**
 * Hands out what the list shows as a file, the newest first. Every page of it, if it were printed, says who took it, when and by
 * which request (S1-5.2); so does the trail.
 */
export const exportTrailCommand = command({
  name: 'audit.export',
  can: 'audit.read',
  input: AuditListInput,
  async run({ db, actor, now, requestId }, input) {
    const by = filterOf(input, actor, now);
    const mark = `${actorName(actor)} · ${now.toISOString()} · ${requestId}`;
    const rows: string[][] = [];
    for (let at = null as { at: Date; id: string } | null; rows.length < ROWS_MAX; ) {
      const found = await trailPage(db, by, { at, isBefore: false }, AT_ONCE);
      for (const entry of found) rows.push([...cellsOf(lineOf(entry)), mark]);
      at = found.at(-1) ?? null;
      if (found.length < AT_ONCE) break;
    }
    const { from, to } = by;
    const said = { rows: rows.length, from: from.toISOString(), to: to.toISOString(), isWhole: rows.length < ROWS_MAX };
    return { ...said, text: csvOf([[`# ${mark}`], [...HEAD, 'taken_by'], ...rows]) };
  },
  audit: (_, { rows, from, to, isWhole }) => ({
    objectType: 'auditChain',
    objectId: 'export',
    after: { rows, from, to, isWhole },
  }),
});

function cellsOf(line: ReturnType<typeof lineOf>): string[] {
  const { at, actorKind, actorName: name, roles, action, objectType, objectId, diff, reason, ip, requestId } = line;
  const changes = diff.map(({ path, before, after }) => `${path}: ${before ?? '∅'} → ${after ?? '∅'}`).join('\n');
  return [
    ...[at, actorKind, name, roles.join(' '), action, objectType, objectId, changes],
    ...[reason ?? '', ip ?? '', requestId],
  ];
}
