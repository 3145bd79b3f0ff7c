// The web process: one plain HTTP server that answers the API itself and hands everything else to Next.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { databaseProblems } from '@/lib/platform/database-check';
import { closeDatabase, pool } from '@/lib/platform/db';
import { envOrExit } from '@/lib/platform/env';
import { isStopping, onStop, tellReady } from '@/lib/platform/lifecycle';

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;

const DRAIN_MS_MAX = 15_000;
// Longer than a load balancer keeps its idle connections, so that it never sends into one we are closing.
const KEEP_ALIVE_MS = 75_000;

process.chdir(import.meta.dirname);
// Before Next and React are loaded: they choose their build by it.
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' });
const { API_LISTENER, DATABASE_URL, HOST, PORT, TRUSTED_PROXY } = envOrExit();
const dev = process.env.NODE_ENV === 'development';

const problems = await databaseProblems(pool(), DATABASE_URL);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

await import('@/lib/wiring');
const { default: next } = await import('next');
// Not '127.0.0.1': rewrites of the proxy hang with it.
const app = next({ dev, hostname: 'localhost', port: PORT });
const [handleApi] = await Promise.all([API_LISTENER === 'on' ? loadApi() : undefined, app.prepare()]);
const handlePage: Handler = app.getRequestHandler();

const server = createServer((req, res) => {
  answer(req, res).catch((error: unknown) => {
    console.error('request failed', req.method, error);
    if (res.headersSent) res.destroy();
    else res.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
  });
});
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.headersTimeout = KEEP_ALIVE_MS + 1000;
server.once('error', (error) => {
  console.error(`cannot listen on port ${PORT}: ${error.message}`);
  process.exit(1);
});
server.listen(PORT, HOST, tellReady);

onStop(async () => {
  await drain();
  await app.close();
  await closeDatabase();
});

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (isStopping()) res.setHeader('connection', 'close');
  // Limits count by address: a caller may not choose his own.
  if (TRUSTED_PROXY === 'off') req.headers['x-forwarded-for'] = req.socket.remoteAddress ?? '';
  const isApi = handleApi !== undefined && req.url?.startsWith('/api/v1') === true;
  if (isApi && (await handleApi(req, res))) return;
  await handlePage(req, res);
}

async function loadApi(): Promise<(req: IncomingMessage, res: ServerResponse) => Promise<boolean>> {
  return (await import('@/lib/api/listener')).handleApi;
}

/** Takes no new connections and lets the running requests end. */
async function drain(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS_MAX);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
}
