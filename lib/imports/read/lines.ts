import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Refusal } from '@/lib/kernel/refusal';

/** A line of a file, byte for byte (latin1), without its end; `bytes` is where the next one begins. */
export type Line = {
  readonly number: number;
  readonly text: string;
  readonly bytes: number;
  readonly isTooLong: boolean;
};

const CHUNK_BYTES = 256 * 1024;
const LINE_MAX = 1024 * 1024;
const KEPT_OF_LONG = 200;
const UTF8_MARK = '\u00ef\u00bb\u00bf';

/** The lines of a file, read as they are asked for: memory does not grow with the file. */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const stream = createReadStream(path, {
    encoding: 'latin1',
    highWaterMark: CHUNK_BYTES,
    start: await markLength(path),
  });
  let number = 0;
  let bytes = 0;
  let rest = '';
  let isTooLong = false;
  const line = (text: string, end: number): Line => {
    number++;
    bytes += text.length + end;
    const made = { number, text: text.endsWith('\r') ? text.slice(0, -1) : text, bytes, isTooLong };
    isTooLong = false;
    return made;
  };
  for await (const chunk of stream) {
    const parts = (rest + (chunk as string)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield line(part, 1);
    if (rest.length <= LINE_MAX) continue;
    // The rest of a line without end is dropped as it comes; its beginning is kept for the list.
    isTooLong = true;
    bytes += rest.length - KEPT_OF_LONG;
    rest = rest.slice(0, KEPT_OF_LONG);
  }
  if (rest !== '') yield line(rest, 0);
}

/** How many bytes of mark a UTF-8 file begins with; a UTF-16 file is refused, since its lines cannot be read. */
async function markLength(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(UTF8_MARK.length), 0, UTF8_MARK.length, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (head.startsWith('\u00ff\u00fe') || head.startsWith('\u00fe\u00ff'))
      throw new Refusal('import_utf16', { file: path });
    return head === UTF8_MARK ? UTF8_MARK.length : 0;
  } finally {
    await file.close();
  }
}
