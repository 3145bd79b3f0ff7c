import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { pointsSection } from '@/lib/points';
import { riskSection } from '@/lib/risk';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { allSettings } from '.';
import { saveSettingsCommand } from './commands/save-settings';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const save = (section: string, base: number, value: unknown, note = '') =>
  execute(saveSettingsCommand, systemCaller('test'), { section, base, value: value as Record<string, unknown>, note });
const shown = async (section: string) => {
  const found = (await allSettings(pool())).find(({ code }) => code === section);
  if (found === undefined) throw new Error(`no section ${section}`);
  return found;
};
const revision = async () => (await program(pool())).revision;

describe('saving a section', () => {
  test('counts for whoever reads it next, raises the revision, and leaves the other sections alone', async () => {
    const [before, others] = [await revision(), await shown('risk')];
    const { value, version } = await shown('points');
    const saved = await save('points', version, { ...value, holdSeconds: 600, clawback: 'CLAMP' }, 'shorter holds');
    expect(saved).toMatchObject({
      version: version + 1,
      changed: [
        { path: ['holdSeconds'], before: 1_800, after: 600 },
        { path: ['clawback'], before: 'ALLOW_DEBT', after: 'CLAMP' },
      ],
    });
    expect(settingsOf(await program(pool()), pointsSection)).toMatchObject({ holdSeconds: 600, clawback: 'CLAMP' });
    expect(await revision()).toBeGreaterThan(before);
    expect((await shown('risk')).value).toEqual(others.value);
  });

  test('is read back with who, why, and what stood there before, newest first', async () => {
    const first = await shown('approvals');
    await save('approvals', first.version, { expireAfterDays: 8 }, 'holidays');
    await save('approvals', first.version + 1, { expireAfterDays: 9 });
    const { history } = await shown('approvals');
    expect(history.map(({ changes, note, by }) => ({ changes, note, by })).slice(0, 2)).toEqual([
      { changes: [{ path: ['expireAfterDays'], before: 8, after: 9 }], note: '', by: 'test' },
      { changes: [{ path: ['expireAfterDays'], before: 7, after: 8 }], note: 'holidays', by: 'test' },
    ]);
  });

  test('is in the audit trail with the fields that changed and no others', async () => {
    const { version } = await shown('levels');
    await save('levels', version, { noticeMonths: 6 }, 'longer notice');
    const { rows } = await pool().query(
      `SELECT "before", "after", "reason" FROM "AuditEntry" WHERE "action" = 'settings.save' AND "objectId" = $1`,
      [`levels@${version + 1}`],
    );
    expect(rows).toEqual([{ before: { noticeMonths: 3 }, after: { noticeMonths: 6 }, reason: 'longer notice' }]);
  });

  test('by twenty people who all began from one version is done by one of them; the others hear of it', async () => {
    const { version } = await shown('adjustments');
    const tried = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => save('adjustments', version, { threshold: 2_000 + n })),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tried) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'settings_changed' });
    }
    expect(await shown('adjustments')).toMatchObject({ version: version + 1, history: { length: version + 1 } });
  });

  test('without a change is refused, and what is not there too', async () => {
    const { value, version } = await shown('risk');
    await expect(save('risk', version, value)).rejects.toMatchObject({ code: 'settings_unchanged' });
    await expect(save('nothing', 0, {})).rejects.toMatchObject({ code: 'section_not_found', status: 404 });
    expect(await shown('risk')).toMatchObject({ version });
  });

  test.each([
    ['points', { holdSeconds: 0 }, 'holdSeconds'],
    ['points', { tender: { shareBp: 10_001 } }, 'tender.shareBp'],
    ['risk', { limits: { 'share.ip': { review: 50, block: 40 } } }, 'limits.share.ip.block'],
  ])('of %s with %j says where it is wrong and keeps what was', async (section, value, path) => {
    const { value: before, version } = await shown(section);
    await expect(save(section, version, value)).rejects.toMatchObject({ problems: [{ path }] });
    expect(await shown(section)).toMatchObject({ value: before, version });
  });

  test('changes a limit of risk for the judge', async () => {
    const { value, version } = await shown('risk');
    const { limits } = settingsOf({ ...(await program(pool())), settings: { risk: value } }, riskSection);
    await save('risk', version, { limits: { ...limits, 'share.ip': { review: 1, block: 2 } } });
    expect(settingsOf(await program(pool()), riskSection).limits['share.ip']).toEqual({ review: 1, block: 2 });
  });
});
