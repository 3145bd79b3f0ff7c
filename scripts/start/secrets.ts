import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const FILE = join('.data', 'secrets.env');
const NAMES = ['AUTH_SECRET', 'PII_KEY', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] as const;
const HEAD = `# Made by the first start. Keep this file with your backups: without PII_KEY personal data cannot be read again.
# 首次启动时生成。请随数据一起备份：丢失 PII_KEY 后个人信息无法恢复。
`;

/** Puts the secrets of this installation into the environment; makes what neither the environment nor the file has. */
export function loadSecrets(): void {
  const kept = existsSync(FILE) ? parseEnv(readFileSync(FILE, 'utf8')) : {};
  const missing = NAMES.filter((name) => !process.env[name] && !kept[name]);
  const made = Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('base64')]));
  const all: Record<string, string | undefined> = { ...kept, ...made };
  if (missing.length > 0) write(all);
  for (const name of NAMES) process.env[name] ||= all[name];
}

function write(all: Readonly<Record<string, string | undefined>>): void {
  mkdirSync('.data', { recursive: true });
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  writeFileSync(`${FILE}.tmp`, `${HEAD}${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(`${FILE}.tmp`, FILE);
}
