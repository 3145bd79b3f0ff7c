import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenMembers } from '@/lib/coupons/testing/people';
import '@/lib/wiring';
import type { Actor } from '@/lib/kernel/actor';
import type { Condition } from '@/lib/kernel/condition';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { blindIndex } from '@/lib/platform/pii';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import { freshBook } from './book';
import { listMembersCommand, uploadListCommand } from './commands/lists';
import { cancelRefreshCommand, refreshSegmentCommand } from './commands/refresh';
import { setSegmentStateCommand } from './commands/state';
import { saveSegmentDraftCommand } from './commands/versions';
import { evaluateMembers } from './evaluate';
import { segmentsHolding } from './holding';
import { planSegmentRuns } from './jobs/plan';
import { readUploads } from './jobs/read-uploads';
import { runSegments } from './jobs/run';
import { segmentPage, segmentRows } from './queries';
import { countRuleCommand, overlapCommand, suggestCommand } from './questions/count';
import { reachCommand } from './questions/reach';
import { sampleCommand, tryMemberCommand } from './questions/sample';
import { mergeSegments, splitSegments } from './store/lists';
import { membersMatching } from './store/members-where';
import { estimateMatching } from './store/questions';
import { givenSegment, membersIn, movesIn, runsIn, tagged, toldOf } from './testing/segments';

const NOW = localAt('2026-11-21T12:00');
const caller = systemCaller('test', NOW);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const has = (...tags: string[]): Condition => ({ attribute: 'member.tags', oneOf: tags });
const tagOf = () => `t${newId().slice(-12)}`;
const run = (options = {}, now = NOW) => runSegments(() => now, options);
const refresh = (code: string) => execute(refreshSegmentCommand, caller, { code });
const list = (code: string, members: readonly string[], side = 'include', way = 'add') =>
  execute(listMembersCommand, caller, {
    code,
    side,
    way,
    members: members.map((id) => publicId('member', id)),
    note: 'test',
  } as never);
const setState = (code: string, state: string) =>
  execute(setSegmentStateCommand, caller, { code, state, note: 'test' } as never);
const matching = async (where: Condition, ids: readonly string[]) =>
  [...(await membersMatching(pool(), where, NOW, ids))].sort();
const pageOf = (code: string) => segmentPage.run({ ...caller, db: pool() }, { code });

describe('a refresh', () => {
  test('makes the membership what the rule says, in chunks, and tells of net changes only (4.I)', async () => {
    const members = await givenMembers(40);
    const [one, two, out] = [tagOf(), tagOf(), tagOf()];
    const rule: Condition = { all: [{ any: [has(one), has(two)] }, { not: has(out) }] };
    const code = await givenSegment(rule, NOW);
    const step = fc.record({
      tag: fc.constantFrom(one, two, out),
      isOn: fc.boolean(),
      who: fc.subarray(members, { minLength: 1, maxLength: 15 }),
      chunk: fc.integer({ min: 3, max: 60 }),
    });
    for (const { tag, isOn, who, chunk } of fc.sample(step, { numRuns: 12, seed: 11 })) {
      const [before, known] = [await membersIn(code), (await movesIn(code)).length];
      await tagged(who, tag, isOn);
      await tagged(who, out, true);
      await tagged(who, out, tag === out && isOn);
      await refresh(code);
      await run({ chunk });
      const after = await membersIn(code);
      expect(after).toEqual(await matching(rule, members));
      const moves = (await movesIn(code)).slice(known);
      const entered = moves.filter(({ way }) => way === 'entered').map(({ memberId }) => memberId);
      const left = moves.filter(({ way }) => way === 'left').map(({ memberId }) => memberId);
      expect(entered.sort()).toEqual(after.filter((id) => !before.includes(id)));
      expect(left.sort()).toEqual(before.filter((id) => !after.includes(id)));
      expect((await runsIn(code)).at(-1)).toMatchObject({
        state: 'done',
        entered: entered.length,
        left: left.length,
        members: after.length,
      });
    }
    expect((await toldOf(code)).map(({ memberId, name }) => `${memberId} ${name}`).sort()).toEqual(
      (await movesIn(code)).map(({ memberId, way }) => `${memberId} segment.${way}`).sort(),
    );
  });

  test('changes nobody twice when workers and events come at once', async () => {
    const members = await givenMembers(60);
    const tag = tagOf();
    await tagged(members, tag);
    const code = await givenSegment(has(tag), NOW);
    const book = await freshBook(pool());
    const some = (ids: readonly string[]) => withTransaction((db) => evaluateMembers(db, book, code, ids, NOW));
    await Promise.all([
      run({ chunk: 5 }),
      run({ chunk: 7 }),
      some(members.slice(0, 30)),
      some(members.slice(20, 60)),
      refresh(code),
      refresh(code),
    ]);
    await run();
    const moves = await movesIn(code);
    expect(moves.map(({ memberId }) => memberId).sort()).toEqual([...members].sort());
    expect(moves.every(({ way }) => way === 'entered')).toBe(true);
    expect(await toldOf(code)).toHaveLength(60);
    expect((await pageOf(code)).standing).toMatchObject({ members: 60 });
    expect((await runsIn(code)).filter(({ state }) => state === 'waiting' || state === 'running')).toEqual([]);
  });

  test('goes on where it was, and can be stopped between chunks', async () => {
    const members = await givenMembers(12);
    const tag = tagOf();
    await tagged(members, tag);
    const code = await givenSegment(has(tag), NOW);
    await run({ chunk: 4, chunksMax: 1 });
    const [begun] = await runsIn(code);
    expect(begun).toMatchObject({ state: 'running', done: 4 });
    await execute(cancelRefreshCommand, caller, { id: begun.id });
    await run();
    expect((await runsIn(code))[0]).toMatchObject({ state: 'cancelled' });
    await refresh(code);
    await run({ chunk: 4 });
    expect(await membersIn(code)).toEqual([...members].sort());
  });

  test('of an attribute that is no more lets the segment rest, and widens nothing (4.I)', async () => {
    const members = await givenMembers(4);
    const tag = tagOf();
    await tagged(members, tag);
    const code = await givenSegment({ not: has(tagOf()) }, NOW);
    const other = await givenSegment({ all: [has(tag), { attribute: 'member.segment', oneOf: [code] }] }, NOW);
    await run();
    const before = await membersIn(other);
    await pool().query(
      `INSERT INTO "SegmentVersion" SELECT "code", 2, jsonb_set("terms", '{where}', $2::jsonb), "effectiveFrom", "publishedAt", "publishedBy", "note"
       FROM "SegmentVersion" WHERE "code" = $1 AND "version" = 1`,
      [code, JSON.stringify({ not: { attribute: 'member.shoe_size', atLeast: 42 } })],
    );
    await refresh(code);
    await run();
    expect(await pageOf(code)).toMatchObject({
      segment: { state: 'paused' },
      standing: { fault: { code: 'attribute_gone', attribute: 'member.shoe_size' } },
    });
    expect((await runsIn(code)).at(-1)).toMatchObject({ state: 'failed' });
    // What names it chooses nobody for sure, denied or not, and rests as soon as it is refreshed.
    const named: Condition = { attribute: 'member.segment', oneOf: [code] };
    expect(await matching(named, members)).toEqual([]);
    expect(await matching({ not: named }, members)).toEqual([]);
    await refresh(other);
    await run();
    expect((await pageOf(other)).standing).toMatchObject({ fault: { code: 'segment_gone', segment: code } });
    expect(await membersIn(other)).toEqual(before);
    await expect(setState(code, 'live')).rejects.toMatchObject({ code: 'attribute_gone' });
  });
});

describe('what is planned', () => {
  test('a scheduled segment is refreshed once at its local time, a live one once a day, a manual one never', async () => {
    const tag = tagOf();
    const published = localAt('2026-11-20T09:00');
    const weekdays = [1, 2, 3, 4, 5, 6, 7];
    const scheduled = await givenSegment(has(tag), published, {
      refresh: { mode: 'scheduled', at: '10:30', weekdays },
    });
    const live = await givenSegment(has(tag), published, { refresh: { mode: 'live' } });
    const manual = await givenSegment(has(tag), published);
    await run({}, published);
    const causes = async (code: string) => (await runsIn(code)).map(({ cause }) => cause);
    const planned = async (wall: string) => {
      await planSegmentRuns(localAt(wall));
      await planSegmentRuns(localAt(wall));
      await run({}, localAt(wall));
      return Promise.all([causes(scheduled), causes(live), causes(manual)]);
    };
    expect(await planned('2026-11-20T10:29')).toEqual([['published'], ['published'], ['published']]);
    expect(await planned('2026-11-20T10:31')).toEqual([['published', 'scheduled'], ['published'], ['published']]);
    expect(await planned('2026-11-21T00:01')).toEqual([
      ['published', 'scheduled'],
      ['published', 'daily'],
      ['published'],
    ]);
  });

  test('a live segment takes members in and lets them go at their own events', async () => {
    const [one = '', two = ''] = await givenMembers(2);
    const tag = tagOf();
    const live = await givenSegment(has(tag), NOW, { refresh: { mode: 'live' } });
    const manual = await givenSegment(has(tag), NOW);
    const nested = await givenSegment({ attribute: 'member.segment_list', oneOf: [manual] }, NOW, {
      refresh: { mode: 'live' },
    });
    await run();
    // What making them announced is taken in while they have no tag yet.
    while ((await drainOutbox(subscriptions)) > 0);
    await tagged([one, two], tag);
    const happens = (memberId: string) =>
      pool().query(
        `INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at") VALUES ('points.spent', $1, '{}', now())`,
        [memberId],
      );
    await happens(one);
    while ((await drainOutbox(subscriptions)) > 0);
    expect([await membersIn(live), await membersIn(manual)]).toEqual([[one], []]);
    // Whoever enters a list enters the live segments that name it.
    await list(manual, [two]);
    while ((await drainOutbox(subscriptions)) > 0);
    expect([await membersIn(manual), await membersIn(nested)]).toEqual([[two], [two]]);
    expect((await pageOf(live)).trend.at(-1)).toMatchObject({ members: 1 });
  });
});

describe('segments in segments', () => {
  test('are judged by what holds now; as a list by their last refresh; when they rest by whom they had', async () => {
    const [one = '', two = ''] = await givenMembers(2);
    const tag = tagOf();
    await tagged([one], tag);
    const inner = await givenSegment(has(tag), NOW);
    await run();
    await tagged([one], tag, false);
    await tagged([two], tag);
    const now: Condition = { attribute: 'member.segment', oneOf: [inner] };
    const then: Condition = { attribute: 'member.segment_list', oneOf: [inner] };
    expect([await matching(now, [one, two]), await matching(then, [one, two])]).toEqual([[two], [one]]);
    await list(inner, [two], 'exclude');
    await list(inner, [one]);
    expect(await matching(now, [one, two])).toEqual([one]);
    await setState(inner, 'paused');
    await list(inner, [one], 'include', 'remove');
    expect(await matching(now, [one, two])).toEqual([one]);
  });

  test('that would come back to themselves are refused with the way', async () => {
    const named = (code: string): Condition => ({ attribute: 'member.segment', oneOf: [code] });
    const a = await givenSegment(has(tagOf()), NOW);
    const b = await givenSegment({ all: [named(a), has(tagOf())] }, NOW);
    const c = await givenSegment({ not: named(b) }, NOW);
    await expect(givenSegment(named(c), NOW, { code: a, basedOn: 1 })).rejects.toMatchObject({
      code: 'segment_cycle',
      facts: { path: [a, c, b, a].join(' → ') },
    });
    await expect(givenSegment(named('nobody'), NOW)).rejects.toMatchObject({ code: 'segment_not_found' });
    await expect(setState(a, 'withdrawn')).rejects.toMatchObject({ code: 'segment_in_use', facts: { what: b } });
  });
});

describe('names', () => {
  test('of what uses a segment and of what is only being written are told, codes where there are none', async () => {
    const inner = await givenSegment(has(tagOf()), NOW);
    const outer = await givenSegment({ attribute: 'member.segment', oneOf: [inner] }, NOW, {
      name: { zh: '外层', en: 'Outer' },
    });
    expect((await pageOf(inner)).uses).toEqual([
      { context: 'segments', code: outer, name: { zh: '外层', en: 'Outer' } },
    ]);
    const [named, blank] = [`d${newId().slice(-12)}`, `d${newId().slice(-12)}`];
    const write = (code: string, terms: Record<string, unknown>) =>
      execute(saveSegmentDraftCommand, caller, { code, basedOn: 0, terms });
    await write(named, { name: { zh: '生日' } });
    await write(blank, { kind: 'rule' });
    const rows = await segmentRows(pool(), caller.actor);
    const nameOf = (code: string) => rows.find((row) => row.code === code)?.name;
    expect([nameOf(named), nameOf(blank), nameOf(outer)]).toEqual([
      { zh: '生日', en: '' },
      null,
      { zh: '外层', en: 'Outer' },
    ]);
  });
});

describe('lists', () => {
  test('that are uploaded take mobiles, ids and codes, and say which line names nobody', async () => {
    const [one = '', two = '', three = '', four = ''] = await givenMembers(4);
    const mobile = `138${String(Date.now()).slice(-8)}`;
    await pool().query('INSERT INTO "MemberMobile" VALUES ($1, $2)', [blindIndex('mobile', `+86${mobile}`), one]);
    await pool().query('INSERT INTO "MemberCode" VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      `C${two.slice(-10)}`.toUpperCase(),
      two,
    ]);
    await pool().query('INSERT INTO "MemberExternalId" VALUES ($1, $2)', [`crm-${three}`, three]);
    const code = await givenSegment(null, NOW, { kind: 'upload' });
    await list(code, [four], 'exclude');
    const lines = [
      '手机号,备注',
      `138 ${mobile.slice(3, 7)} ${mobile.slice(7)},老客`,
      `C${two.slice(-10)}`,
      '',
      `crm-${three}`,
      '13900000000',
      `"${publicId('member', four)}"`,
      mobile,
    ];
    await execute(uploadListCommand, caller, { code, side: 'include', name: 'list.csv', text: lines.join('\r\n') });
    await readUploads(() => NOW, { chunk: 2 });
    expect(await membersIn(code)).toEqual([one, two, three].sort());
    const [upload] = (await pageOf(code)).uploads;
    expect(upload).toMatchObject({ state: 'done', total: 6, done: 6, added: 4, known: 1, refused: 1, text: null });
    expect(upload?.errors).toEqual([{ line: 6, code: 'member_unknown', shown: '…0000' }]);
    expect((await pool().query('SELECT "text" FROM "SegmentUpload" WHERE "id" = $1', [upload?.id])).rows).toEqual([
      { text: null },
    ]);
  });

  test('follow a member into a merge and back', async () => {
    const [one = '', two = ''] = await givenMembers(2);
    const code = await givenSegment(null, NOW);
    await list(code, [one]);
    await mergeSegments(pool(), one, two);
    const listed = async () =>
      (await pool().query('SELECT "memberId" FROM "SegmentListed" WHERE "segmentCode" = $1', [code])).rows;
    expect(await listed()).toEqual([{ memberId: two }]);
    await splitSegments(pool(), two, one);
    expect(await listed()).toEqual([{ memberId: one }]);
  });
});

test('whoever closes his account is counted in no segment any more (4.K.2, 4.I.1)', async () => {
  const [one = '', two = ''] = await givenMembers(2);
  const code = await givenSegment(null, NOW);
  await list(code, [one, two]);
  expect((await pageOf(code)).standing?.members).toBe(2);
  await segmentsHolding.giveUp?.(pool(), [one], { closingId: newId(), now: NOW });
  expect((await pageOf(code)).standing?.members).toBe(1);
});

describe('questions about a rule', () => {
  test('how many, who, why, over what, with whom in common, and which row empties it', async () => {
    const members = await givenMembers(6);
    const [tag, rare] = [tagOf(), tagOf()];
    await tagged(members, tag);
    await tagged(members.slice(0, 2), rare);
    const other = await givenSegment(has(rare), NOW);
    await run();
    const where: Condition = { all: [has(tag), { not: has(rare) }] };
    const asked = { code: null, where };
    expect(await execute(countRuleCommand, caller, asked)).toEqual({ members: 4, isEstimate: false, without: [] });
    const empty: Condition = { all: [has(tag), has(tagOf()), { not: has(rare) }] };
    expect(await execute(countRuleCommand, caller, { code: null, where: empty })).toEqual({
      members: 0,
      isEstimate: false,
      without: [0, 4, 0],
    });
    await pool().query('ANALYZE "Member"');
    expect(await estimateMatching(pool(), where, NOW, null)).toBe(4);
    const { rows } = await execute(sampleCommand, caller, asked);
    expect(rows.map(({ member }) => member).sort()).toEqual(
      members
        .slice(2)
        .map((id) => publicId('member', id))
        .sort(),
    );
    const tried = await execute(tryMemberCommand, caller, { ...asked, member: publicId('member', members[0] ?? '') });
    expect(tried).toMatchObject({
      belongs: false,
      tests: [{ holds: true }, { holds: true, actual: expect.arrayContaining([tag, rare]) }],
    });
    const { rows: shared } = await execute(overlapCommand, caller, { code: null, where: has(tag) });
    expect(shared.find(({ code }) => code === other)).toMatchObject({ both: 2 });
    const { reach, isEstimate } = await execute(reachCommand, caller, asked);
    expect([
      isEstimate,
      reach.find(({ channel }) => channel === 'inbox'),
      reach.find(({ channel }) => channel === 'sms'),
    ]).toEqual([false, { channel: 'inbox', members: 4 }, { channel: 'sms', members: 0 }]);
    const { values } = await execute(suggestCommand, caller, { attribute: 'member.tags' });
    expect(values).toContainEqual({ value: rare, members: 2 });
  });

  test('whoever may not see members is told no count below five, nor one that it could be told from', async () => {
    const [tag, rare] = [tagOf(), tagOf()];
    const members = await givenMembers(20);
    await tagged(members, tag);
    await tagged(members.slice(0, 17), rare);
    const [most, few] = [
      await givenSegment(has(rare), NOW),
      await givenSegment({ all: [has(tag), { not: has(rare) }] }, NOW),
    ];
    await run();
    const permissions = new Set(PERMISSIONS.filter((permission) => permission !== 'members.read'));
    const admin: Actor = { kind: 'staff', id: newId(), name: '小管', roles: [], permissions, scope: null };
    const unseeing = { ...caller, actor: admin };
    const ask = async (where: Condition) => ({
      members: (await execute(countRuleCommand, unseeing, { code: null, where })).members,
      reach: (await execute(reachCommand, unseeing, { code: null, where })).reach[0],
    });
    expect(await ask({ all: [has(tag), { not: has(rare) }] })).toEqual({
      members: null,
      reach: { channel: 'inbox', members: null },
    });
    expect(await ask(has(tag))).toEqual({ members: 20, reach: { channel: 'inbox', members: 20 } });
    // Seventeen of the twenty are in it: the three others would be told by that.
    const { rows: shared } = await execute(overlapCommand, unseeing, { code: null, where: has(tag) });
    const both = (code: string) => shared.find((one) => one.code === code)?.both;
    expect([both(most), both(few)]).toEqual([null, null]);
    const listed = await segmentRows(pool(), admin);
    expect([most, few].map((code) => listed.find((one) => one.code === code)?.members)).toEqual([17, null]);
    const page = await segmentPage.run({ ...unseeing, db: pool() }, { code: few });
    expect([page.standing?.members, page.trend.at(-1)?.members, page.runs[0]?.entered]).toEqual([null, null, null]);
    expect((await pageOf(few)).standing?.members).toBe(3);
  });
});
