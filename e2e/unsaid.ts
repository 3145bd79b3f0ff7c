import { readFileSync } from 'node:fs';

/** Fails the run when the server or its worker had a text to say that it could not: the page showed a key instead. */
export default function expectAllSaid(): void {
  const lines = readFileSync('.data/e2e/unsaid.txt', 'utf8').split('\n').filter(Boolean);
  if (lines.length > 0) throw new Error(`texts that could not be said:\n${[...new Set(lines)].sort().join('\n')}`);
}
