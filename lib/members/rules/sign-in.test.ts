import { expect, test } from 'vitest';
import { type CodeDecision, decideCode, type SentCode } from './sign-in';

const NOW = new Date('2026-11-21T12:00:00Z');
const sent = (part: Partial<SentCode> = {}): SentCode => ({
  expiresAt: new Date(NOW.getTime() + 1),
  tries: 0,
  usedAt: null,
  ...part,
});
const TAKEN: CodeDecision = { isTaken: true };

test.each<[string, SentCode | null, boolean, CodeDecision]>([
  ['the right code', sent(), true, TAKEN],
  ['the right code at the fifth try', sent({ tries: 4 }), true, TAKEN],
  ['a wrong code', sent(), false, { isTaken: false, code: 'code_wrong', left: 4 }],
  ['a fourth wrong code', sent({ tries: 3 }), false, { isTaken: false, code: 'code_wrong', left: 1 }],
  ['a fifth wrong code', sent({ tries: 4 }), false, { isTaken: false, code: 'code_tries_used', left: 0 }],
  ['the right code after five tries', sent({ tries: 5 }), true, { isTaken: false, code: 'code_tries_used', left: 0 }],
  ['a code at its end', sent({ expiresAt: NOW }), true, { isTaken: false, code: 'code_expired', left: 0 }],
  ['a used code', sent({ usedAt: NOW }), true, { isTaken: false, code: 'code_expired', left: 0 }],
  ['no code at all', null, true, { isTaken: false, code: 'code_expired', left: 0 }],
])('%s', (_, code, isMatch, expected) => expect(decideCode(code, isMatch, NOW)).toEqual(expected));
