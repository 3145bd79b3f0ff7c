import 'server-only';
import pino, { type Logger } from 'pino';
import { shared } from './shared';

// Personal values and secrets, wherever an object brings them: a log is read by more people than a database.
const SECRET = ['password', 'mobile', 'email', 'birthday', 'authorization', 'cookie', 'key', 'apiKey', 'token'];
const paths = SECRET.flatMap((name) => [name, `*.${name}`]);

/** The one logger of this process: JSON lines on stdout, secrets and personal values blanked. */
export function log(): Logger {
  return shared('log', () =>
    pino({
      level: process.env.LOG_LEVEL ?? 'info',
      base: { app: process.env.PG_APPLICATION_NAME ?? 'regulars' },
      redact: { paths, censor: '[redacted]' },
      serializers: { err: faultOf },
      timestamp: pino.stdTimeFunctions.isoTime,
    }),
  );
}

/** An error as it may be logged: PostgreSQL puts the offending values into `detail` and `where`, so those stay out. */
function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return { type: error.name, message: error.message, code, constraint, table, stack: error.stack };
}
