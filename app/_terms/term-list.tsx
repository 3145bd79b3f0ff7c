import type { TermLine } from './printer';

/** Terms as a member reads them, one sentence a line. */
export function TermList({ lines }: { readonly lines: readonly TermLine[] }) {
  return (
    <ul className="grid list-disc gap-1.5 pl-5 text-dense marker:text-muted">
      {lines.map(({ id, text }) => (
        <li key={id} className="break-words">
          {text}
        </li>
      ))}
    </ul>
  );
}
