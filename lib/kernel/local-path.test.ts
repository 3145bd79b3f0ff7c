import { expect, test } from 'vitest';
import { localPath } from './local-path';

test.each<[string | null | undefined, string]>([
  ['/level', '/level'],
  ['/orders?status=paid#top', '/orders?status=paid#top'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\\b', '/'],
  ['/a\n/b', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [null, '/'],
  [undefined, '/'],
])('%j leads to %s', (path, expected) => expect(localPath(path, '/')).toBe(expected));
