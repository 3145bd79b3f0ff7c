import { InvalidInput } from '@/lib/platform/command';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The bytes of a body as text, or InvalidInput when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new InvalidInput([{ path: '', code: 'invalid_encoding', message: 'the body is not UTF-8' }]);
  }
}
