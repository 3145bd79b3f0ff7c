import type { Condition } from '@/lib/kernel/condition';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { publishSegmentCommand } from '../commands/versions';

/** What a test's segment says where the test does not care. */
export const aSegment = (where: Condition | null, more: Readonly<Record<string, unknown>> = {}) => ({
  name: { zh: '测试', en: 'Test' },
  owner: 'test',
  kind: where === null ? 'hand' : 'rule',
  where,
  refresh: { mode: 'manual' },
  ...more,
});

/** A published segment; answers its code. */
export async function givenSegment(
  where: Condition | null,
  now: Date,
  {
    code = `s${newId().slice(-12)}`,
    basedOn = 0,
    ...more
  }: Readonly<Record<string, unknown>> & {
    readonly code?: string;
    readonly basedOn?: number;
  } = {},
): Promise<string> {
  const terms = aSegment(where, more);
  await execute(publishSegmentCommand, systemCaller('test', now), { code, basedOn, terms, note: 'test' });
  return code;
}

/** Puts a tag on members, or takes it from them. */
export async function tagged(memberIds: readonly string[], tag: string, isOn = true): Promise<void> {
  const text = isOn
    ? `INSERT INTO "MemberTag" ("memberId", "tag", "source") SELECT m, $2, 'test' FROM unnest($1::uuid[]) AS n(m) ON CONFLICT DO NOTHING`
    : 'DELETE FROM "MemberTag" WHERE "memberId" = ANY($1::uuid[]) AND "tag" = $2';
  await pool().query(text, [memberIds, tag]);
}

/** Who belongs to a segment, by id. */
export const membersIn = async (code: string): Promise<string[]> =>
  (
    await pool().query('SELECT "memberId" FROM "SegmentMember" WHERE "segmentCode" = $1 ORDER BY "memberId"', [code])
  ).rows.map(({ memberId }) => memberId as string);

/** Who entered and left a segment, in their order. */
export const movesIn = async (code: string): Promise<{ memberId: string; way: string }[]> =>
  (await pool().query('SELECT "memberId", "way" FROM "SegmentMove" WHERE "segmentCode" = $1 ORDER BY "id"', [code]))
    .rows;

/** What was announced of a segment. */
export const toldOf = async (code: string): Promise<{ memberId: string; name: string }[]> =>
  (
    await pool().query(
      `SELECT "memberId", "name" FROM "OutboxEvent" WHERE "name" IN ('segment.entered', 'segment.left')
       AND "payload" ->> 'segment' = $1 ORDER BY "id"`,
      [code],
    )
  ).rows;

/** The refreshes of a segment, the oldest first. */
export const runsIn = async (code: string) =>
  (await pool().query('SELECT * FROM "SegmentRun" WHERE "segmentCode" = $1 ORDER BY "createdAt", "id"', [code])).rows;
