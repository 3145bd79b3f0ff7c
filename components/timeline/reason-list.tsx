'use client';
import type { Reason } from '@/lib/kernel/decision';
import { sayReason } from './reasons';
import { type Names, useWords } from './use-words';

/** Reasons of a decision as sentences, each with its rule and version. */
export function ReasonList({ reasons, names }: { readonly reasons: readonly Reason[]; readonly names: Names }) {
  const words = useWords(names);
  return (
    <ul className="grid list-disc gap-1.5 pl-4 text-dense marker:text-edge">
      {reasons.map((reason) => (
        <li key={`${reason.rule} ${reason.code}`}>{sayReason(reason, words)}</li>
      ))}
    </ul>
  );
}
