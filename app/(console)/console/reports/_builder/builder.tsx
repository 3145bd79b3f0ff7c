'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { addressOf, type Definition } from '@/lib/reports/rules/definition';
import { troublesOf } from '@/lib/reports/rules/troubles';
import type { FilterChoices } from '../_reading/choices';
import { type Saved, SaveReport } from '../_saved/save-report';
import type { BuiltRights } from './built-view';
import { Controls } from './controls';
import { Reading } from './reading';
import { Troubles } from './troubles';

/** The builder: what is asked on one side, what it says on the other; the address always holds the whole question. */
export function Builder({
  first,
  choices,
  rights,
  saved,
}: {
  readonly first: Definition;
  readonly choices: FilterChoices;
  readonly rights: BuiltRights;
  /** The report that is being changed; null for a new one. */
  readonly saved: Saved | null;
}) {
  const t = useTranslations('report-builder');
  const [definition, setDefinition] = useState(first);
  const troubles = troublesOf(definition);
  function change(changes: Partial<Definition>) {
    const next = { ...definition, ...changes };
    setDefinition(next);
    // Not a page of its own for each choice: going back leaves the builder.
    window.history.replaceState(null, '', `?${addressOf(next)}`);
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 desk:grid-cols-[300px_minmax(0,1fr)]">
      <search aria-label={t('asked')} className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <Controls definition={definition} choices={choices} onChange={change} />
        {troubles.length === 0 ? <SaveReport definition={definition} saved={saved} /> : null}
      </search>
      {troubles.length > 0 ? (
        <Troubles troubles={troubles} />
      ) : (
        <Reading definition={definition} name={null} rights={rights} />
      )}
    </div>
  );
}
