import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiAnswer } from './answer';
import { textOf } from './body';
import { handle } from './handle';
import { BASE } from './match';
import { refusal } from './problem';

// A body that is refused is still read for this long, so that the caller sees the answer instead of a broken pipe.
const DISCARD_MS_MAX = 2_000;

/** Answers the integration API on a bare HTTP server; false when the address is not its own. */
export async function handleApi(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const url = req.url ?? '/';
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  if (path !== BASE && !path.startsWith(`${BASE}/`)) return false;
  const answer = await handle({
    method: req.method ?? 'GET',
    path,
    search: at < 0 ? '' : url.slice(at + 1),
    header: (name) => headerOf(req, name),
    body: (bytesMax) => readBody(req, bytesMax),
    ip: addressOf(req),
  });
  send(req, res, answer);
  return true;
}

function send(req: IncomingMessage, res: ServerResponse, { status, headers, body }: ApiAnswer): void {
  if (res.destroyed) return;
  if (!req.complete && hasBody(req)) discard(req, res);
  const bytes = Buffer.from(body, 'utf8');
  res.writeHead(status, { ...headers, 'content-length': bytes.length });
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

/** Lets the rest of an unread body run into the void, then ends the connection: it cannot be used again. */
function discard(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('connection', 'close');
  req.resume();
  const timer = setTimeout(() => req.destroy(), DISCARD_MS_MAX);
  timer.unref();
  req.once('close', () => clearTimeout(timer));
}

async function readBody(req: IncomingMessage, bytesMax: number): Promise<string> {
  if (!hasBody(req)) return '';
  if (Number(req.headers['content-length'] ?? 0) > bytesMax) throw refusal(413, 'body_too_large', { bytesMax });
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      req.off('data', take).off('end', finish).off('error', fail).off('aborted', abort);
      settle();
    };
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > bytesMax) end(() => reject(refusal(413, 'body_too_large', { bytesMax })));
    };
    const finish = () =>
      end(() => {
        try {
          resolve(textOf(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes)));
        } catch (error) {
          reject(error as Error);
        }
      });
    const fail = () => end(() => reject(refusal(400, 'body_cut_off')));
    const abort = fail;
    req.on('data', take).on('end', finish).on('error', fail).on('aborted', abort);
  });
}

const hasBody = (req: IncomingMessage): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

function headerOf(req: IncomingMessage, name: string): string | null {
  const value = req.headers[name];
  return value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
}

/** The last address of the chain that our own proxy saw, or the one of the connection. */
function addressOf(req: IncomingMessage): string | null {
  const chain = headerOf(req, 'x-forwarded-for');
  const last = chain?.slice(chain.lastIndexOf(',') + 1).trim();
  return last?.slice(0, 64) || (req.socket.remoteAddress ?? null);
}
