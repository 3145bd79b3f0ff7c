// A bare listener for benches and drills: the integration API as server.ts mounts it, and an empty handler beside it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { handleApi } from '@/lib/api/listener';

const server = createServer((req, res) => {
  void answer(req, res);
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.url === '/empty') return empty(req, res);
  if (!(await handleApi(req, res))) res.writeHead(404).end();
}

/** Reads a body and answers two bytes: what a listener costs before it does anything. */
function empty(req: IncomingMessage, res: ServerResponse): void {
  req.resume();
  req.once('end', () => res.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 }).end('{}'));
}
