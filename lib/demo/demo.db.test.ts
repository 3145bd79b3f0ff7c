import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { seedScenario } from './commands/seed-scenario';

beforeAll(async () => {
  await installStandardProgram(pool());
});
afterAll(closeDatabase);
test('x', async () => {
  const t = performance.now();
  console.log(await seedScenario(new Date()), performance.now() - t);
  console.log((await pool().query('select code, count(*) from "MemberLevel" group by 1 order by 2')).rows);
  console.log((await pool().query('select count(*), status from "Order" group by 2')).rows);
  console.log((await pool().query('select * from "LedgerAccount" where debt>0')).rows);
  console.log((await pool().query('select state, count(*) from "ParkedRefund" group by 1')).rows);
  console.log(
    (
      await pool().query(
        `select "externalId", name, level, s.* from "Member" m join "MemberStats" s on s."memberId"=m.id join (select "memberId" as mm, code as level from "MemberLevel") l on l.mm=m.id where "externalId" <= 'demo-m-010' order by 1`,
      )
    ).rows,
  );
}, 120000);
