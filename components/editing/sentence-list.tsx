/** A sentence with what tells it from the others of its list. */
export type SentenceLine = { readonly id: string; readonly text: string };

/** What was configured, read back in plain sentences. */
export function SentenceList({ lines }: { readonly lines: readonly SentenceLine[] }) {
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

/** What a version changes, one line each. */
export function ChangeList({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="grid gap-1.5 text-dense">
      {texts.map((text) => (
        <li key={text} className="break-words">
          {text}
        </li>
      ))}
    </ul>
  );
}
