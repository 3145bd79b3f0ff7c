import { printTerms } from '@/app/_terms/printer';
import { game as printer } from '@/app/_terms/printers';
import { termWords } from '@/app/_terms/words';
import type { GameView } from '@/lib/games';
import { reader } from '@/lib/platform/reading';
import { currentProgram } from '../../../_reading/member';
import type { GameWords } from '../../_reading/game-words';

/** What the table of odds beside it says already. */
const IN_THE_TABLE = /^(prize:|nothing$)/;

/** The rules of a game in sentences, printed from the version in force, and what its makers add (N17). */
export async function RulesList({
  game: { code, version, terms },
  words: { t, pick },
}: {
  readonly game: GameView;
  readonly words: GameWords;
}) {
  const book = { printer, code, name: null, note: null, versions: [{ version, from: null, terms }] };
  const words = await termWords(reader(), await currentProgram(), [book]);
  const printed = printTerms(printer, terms, words).filter(({ id }) => !IN_THE_TABLE.test(id));
  const lines = [...printed.map(({ text }) => text), ...pick(terms.rules).split('\n').filter(Boolean)];
  return (
    <section aria-labelledby="game-rules">
      <h3 id="game-rules" className="mb-1.5 text-sm font-medium">
        {t('rules.title')}
      </h3>
      <ul className="grid list-disc gap-1 pl-5 text-dense marker:text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
