import type { ImportMap } from '../schema';

// Files are read byte for byte (latin1), so that every encoding with ASCII signs can be split before it is decoded.
const BEYOND_ASCII = /[\u0080-\u00ff]/;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const decoders = new Map<string, TextDecoder>();

/** A text, and whether its bytes were not in the encoding that the file should have. */
export type Decoded = { readonly text: string; readonly isForeign: boolean };

/**
 * Decodes text that was read byte for byte. Bytes that are not UTF-8 are read as Windows-1252, which is what they
 * mostly are (a lone pound sign), and reported.
 */
export function decodeBytes(bytes: string, encoding: ImportMap['encoding']): Decoded {
  if (!BEYOND_ASCII.test(bytes)) return { text: bytes, isForeign: false };
  const raw = Uint8Array.from(bytes, (sign) => sign.charCodeAt(0));
  if (encoding !== 'utf-8') return { text: decoderOf(encoding).decode(raw), isForeign: false };
  try {
    return { text: strictUtf8.decode(raw), isForeign: false };
  } catch {
    return { text: decoderOf('windows-1252').decode(raw), isForeign: true };
  }
}

function decoderOf(encoding: string): TextDecoder {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder;
}
