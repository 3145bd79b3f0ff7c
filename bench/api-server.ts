// A bare listener for benches and drills: the integration API as server.ts mounts it, and beside it a handler that does
// nothing and one that writes the same rows by hand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { handleApi } from '@/lib/api/listener';
import { parseId } from '@/lib/kernel/id';
import { writeByHand } from './by-hand';

const server = createServer((req, res) => {
  void answer(req, res);
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.url === '/empty') return empty(req, res);
  if (req.url === '/by-hand') return byHand(req, res);
  if (!(await handleApi(req, res))) res.writeHead(404).end();
}

/** Reads a body and answers two bytes: what a listener costs before it does anything. */
function empty(req: IncomingMessage, res: ServerResponse): void {
  req.resume();
  req.once('end', () => send(res, '{}'));
}

/** Believes the body, asks for no key, decides nothing, writes the rows: what the database costs at least. */
async function byHand(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { member } = JSON.parse(await text(req)) as { member: { id: string } };
  send(res, JSON.stringify({ id: await writeByHand(parseId('member', member.id) ?? '') }));
}

const send = (res: ServerResponse, body: string) =>
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
