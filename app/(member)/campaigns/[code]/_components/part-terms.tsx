import { getTranslations } from 'next-intl/server';
import { printTerms, type TermPrinter } from '@/app/_terms/printer';
import * as printers from '@/app/_terms/printers';
import { TermList } from '@/app/_terms/term-list';
import { termWords } from '@/app/_terms/words';
import { Card } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { Section } from '@/components/ui/section';
import type { OwnCampaign } from '@/lib/campaigns';
import { reader } from '@/lib/platform/reading';
import { currentProgram } from '../../../_reading/member';
import type { GameWords } from '../../../activities/_reading/game-words';

type Part = OwnCampaign['parts'][number];

const PRINTERS: Readonly<Record<Part['sort'], TermPrinter>> = {
  offer: printers.offer,
  batch: printers.coupon,
  benefit: printers.benefit,
  task: printers.task,
  game: printers.game,
};

/** The rules of every part in sentences, printed from the version that is held (N17). */
export async function PartTerms({
  parts,
  words: { pick },
}: {
  readonly parts: readonly Part[];
  readonly words: GameWords;
}) {
  const t = await getTranslations('campaign');
  const books = parts.map(({ sort, code, name, version, said }) => ({
    printer: PRINTERS[sort],
    code,
    name,
    note: null,
    versions: [{ version, from: null, terms: said }],
  }));
  const words = await termWords(reader(), await currentProgram(), books);
  return (
    <Section id="rules" title={t('rules')}>
      <Card inset>
        {parts.map(({ sort, code, name, said }) => (
          <Collapse key={`${sort} ${code}`} summary={pick(name)} className="border-b border-line py-2 last:border-0">
            <TermList lines={printTerms(PRINTERS[sort], said, words)} />
          </Collapse>
        ))}
      </Card>
    </Section>
  );
}
