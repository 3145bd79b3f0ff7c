import 'server-only';
import { textOf } from './body';
import { handle } from './handle';
import { refusal } from './problem';

/** Answers the integration API where a host hands over Web requests: the same table, the same way through. */
export async function handleWeb(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await handle({
    method: request.method,
    path: pathname,
    search: search.slice(1),
    header: (name) => request.headers.get(name),
    body: (bytesMax) => readBody(request, bytesMax),
    ip: request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || null,
  });
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

async function readBody(request: Request, bytesMax: number): Promise<string> {
  if (request.body === null) return '';
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > bytesMax) throw refusal(413, 'body_too_large', { bytesMax });
  // A body whose length is known is read whole: walking the stream chunk by chunk costs more than all the rest.
  if (length > 0) return textOf(new Uint8Array(await request.arrayBuffer()));
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > bytesMax) throw refusal(413, 'body_too_large', { bytesMax });
  }
  return textOf(Buffer.concat(chunks, bytes));
}
