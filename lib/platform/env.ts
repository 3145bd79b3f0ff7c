import 'server-only';
import { z } from 'zod';
import { shared } from './shared';

const bytesOf = (text: string) => Buffer.from(text, 'base64').length;
const isBase64 = (text: string) => /^[A-Za-z0-9+/_-]+=*$/.test(text);

const isPostgresUrl = (text: string) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '');

/** Every variable the program reads, with what `.env.example` says about it. English first, then Chinese. */
export const ENV = z.object({
  DATABASE_URL: z
    .string({ error: 'is missing | 未设置' })
    .refine(isPostgresUrl, 'is not a postgresql:// address | 不是 postgresql:// 地址')
    .describe(
      'PostgreSQL 15 or later; without it `npm start` brings its own | PostgreSQL 15 以上；不填则 npm start 自带数据库',
    )
    .meta({ group: 'database', example: 'postgresql://regulars:password@localhost:5432/regulars' }),
  PG_POOL_MAX: z.coerce
    .number()
    .int()
    .min(2, 'is less than 2 | 小于 2')
    .max(200, 'is more than 200 | 大于 200')
    .default(12)
    .describe('connections of each process | 每个进程的数据库连接数')
    .meta({ group: 'database' }),
  PORT: z.coerce
    .number()
    .int()
    .min(1, 'is not a port | 不是端口号')
    .max(65_535, 'is not a port | 不是端口号')
    .default(3000)
    .describe('port of the web process | 网站端口')
    .meta({ group: 'web' }),
  HOST: z
    .string()
    .optional()
    .describe('address to listen on; all when empty | 监听地址，不填则监听全部')
    .meta({ group: 'web', example: '127.0.0.1' }),
  AUTH_URL: z
    .string()
    .refine(
      isOrigin,
      'is not an origin like https://example.com without a path | 应为不带路径的网址，如 https://example.com',
    )
    .optional()
    .describe('the origin people type, without a path | 用户访问的网址，不带路径')
    .meta({ group: 'web', example: 'https://club.example.com' }),
  API_LISTENER: z
    .enum(['on', 'off'], 'is neither on nor off | 只能是 on 或 off')
    .default('on')
    .describe('answer /api/v1 before Next does, which is faster | 由轻量监听器直接应答 /api/v1，更快')
    .meta({ group: 'web' }),
  TRUSTED_PROXY: z
    .enum(['on', 'off'], 'is neither on nor off | 只能是 on 或 off')
    .default('off')
    .describe('believe x-forwarded-for: only behind a proxy that sets it | 信任 x-forwarded-for：仅在由代理设置时开启')
    .meta({ group: 'web' }),
  AUTH_SECRET: z
    .string({ error: 'is missing | 未设置' })
    .min(32, 'is shorter than 32 characters | 少于 32 个字符')
    .describe('signs sessions: openssl rand -base64 32 | 会话签名密钥')
    .meta({ group: 'secrets', secret: true }),
  PII_KEY: z
    .string({ error: 'is missing | 未设置' })
    .refine(
      (text) => isBase64(text) && bytesOf(text) >= 32,
      'is not base64 of 32 bytes or more | 不是至少 32 字节的 base64',
    )
    .describe('encrypts personal data; lost key, lost data | 加密个人信息，丢失后数据无法恢复')
    .meta({ group: 'secrets', secret: true }),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(
      (text) => isBase64(text) && [16, 24, 32].includes(bytesOf(text)),
      'is not base64 of 32 bytes | 不是 32 字节的 base64',
    )
    .optional()
    .describe('equal on every web process and at build time | 所有网站进程与构建时必须一致')
    .meta({ group: 'secrets', secret: true }),
  METRICS_TOKEN: z
    .string()
    .min(16, 'is shorter than 16 characters | 少于 16 个字符')
    .optional()
    .describe('bearer token for /api/metrics; closed when empty | 访问 /api/metrics 的令牌，不填则关闭')
    .meta({ group: 'operation', secret: true }),
  DEMO_MODE: z
    .enum(['on', 'off'], 'is neither on nor off | 只能是 on 或 off')
    .default('off')
    .describe('demo data and demo sign-ins; never on in earnest | 演示数据与演示账号，正式环境必须关闭')
    .meta({ group: 'operation' }),
  APP_INIT_ADMIN_EMAIL: z
    .email('is not an e-mail | 不是邮箱地址')
    .optional()
    .describe('first administrator, made when there is no staff yet | 首位管理员邮箱，尚无员工时创建')
    .meta({ group: 'operation', example: 'you@example.com' }),
  APP_INIT_ADMIN_PASSWORD: z
    .string()
    .min(8, 'is shorter than 8 characters | 少于 8 个字符')
    .optional()
    .describe('his password; change it after signing in | 其初始密码，登录后请修改')
    .meta({ group: 'operation', secret: true }),
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1, 'is less than 1 | 小于 1')
    .max(64, 'is more than 64 | 大于 64')
    .default(4)
    .describe('jobs a worker process does at once | 每个后台进程同时处理的任务数')
    .meta({ group: 'operation' }),
  APP_COMMIT: z
    .string()
    .optional()
    .describe('the commit that health and readiness name; found by itself in a checkout | 健康检查显示的提交号')
    .meta({ group: 'operation' }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a level | 不是日志级别')
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent | 日志级别')
    .meta({ group: 'operation' }),
});

/** The checked environment. */
export type Env = z.output<typeof ENV>;

/** One thing wrong with one variable, in English and Chinese; never its value. */
export type EnvProblem = { readonly name: string; readonly en: string; readonly zh: string };

/** The environment of this process; throws with all problems named when it is wrong. */
export function env(): Env {
  return shared('env', () => {
    const { value, problems } = readEnv(process.env);
    if (value === undefined)
      throw new Error(`environment: ${problems.map(({ name, en }) => `${name} ${en}`).join('; ')}`);
    return value;
  });
}

/** For the start of a process: prints a table of what is wrong and exits, or returns the environment. */
export function envOrExit(): Env {
  const { problems } = readEnv(process.env);
  if (problems.length === 0) return env();
  process.stderr.write(problemTable(problems));
  process.exit(1);
}

/** Reads and judges a set of variables. An empty text counts as not set. */
export function readEnv(raw: Readonly<Record<string, string | undefined>>): {
  value?: Env;
  problems: readonly EnvProblem[];
} {
  const given = Object.fromEntries(Object.entries(raw).filter(([, text]) => text !== ''));
  const parsed = ENV.safeParse(given);
  const problems = parsed.success ? weakSecrets(parsed.data, raw.NODE_ENV) : parsed.error.issues.map(problemOf);
  return problems.length === 0 && parsed.success ? { value: parsed.data, problems } : { problems };
}

function problemOf({ path, message }: z.core.$ZodIssue): EnvProblem {
  const [en = message, zh = '不正确'] = message.split(' | ');
  return { name: String(path[0]), en, zh };
}

/** Secrets that anybody could guess are refused where real people's data is. */
function weakSecrets(value: Env, mode: string | undefined): readonly EnvProblem[] {
  if (mode !== 'production' || value.DEMO_MODE === 'on') return [];
  return (['AUTH_SECRET', 'PII_KEY', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'METRICS_TOKEN'] as const)
    .filter((name) => isWeak(value[name]))
    .map((name) => ({ name, en: 'is a default or easy to guess', zh: '是默认值或容易被猜到' }));
}

function isWeak(secret: string | undefined): boolean {
  if (secret === undefined) return false;
  return (
    new Set(secret).size < 10 || /change.?me|example|placeholder|password|secret|only-for-tests|123456/i.test(secret)
  );
}

/** The problems as a table for people. */
export function problemTable(problems: readonly EnvProblem[]): string {
  const width = Math.max(...problems.map(({ name }) => name.length));
  const lines = problems.map(({ name, en, zh }) => `  ${name.padEnd(width)}  ${en}\n  ${' '.repeat(width)}  ${zh}`);
  return `\nThe environment is not right, so nothing was started. 环境变量有误，未启动。\n\n${lines.join('\n')}\n\nSee .env.example. 参见 .env.example。\n\n`;
}
