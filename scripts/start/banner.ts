import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { say } from './steps';

const FILE = '.data/demo.json';

const Demo = z.object({
  apiKey: z.string(),
  staff: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
  members: z.array(z.object({ mobile: z.string(), password: z.string() })),
});

/** Tells where everything is and, in demo mode, how to sign in. */
export function printBanner(port: number, isDemo: boolean): void {
  const base = `http://localhost:${port}`;
  say(`
Regulars · 常客 is running 已启动

  Member portal  会员端    ${base}
  Back office    管理后台  ${base}/console
  API            开放接口  ${base}/api/v1   (contract 约定 ${base}/api/v1/openapi.json)`);
  if (isDemo && existsSync(FILE)) printSignIns(Demo.parse(JSON.parse(readFileSync(FILE, 'utf8'))));
  say('\nStop with Ctrl-C. 按 Ctrl-C 停止。\n');
}

function printSignIns({ staff, members, apiKey }: z.output<typeof Demo>): void {
  say('\nDemo sign-ins 演示账号');
  const rows = [
    ...members.map(({ mobile, password }) => ['member 会员', mobile, password]),
    ...staff.map(({ role, email, password }) => [role, email, password]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows) say(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
  say(`  API key  ${apiKey}`);
}
