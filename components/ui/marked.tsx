import { cn } from './cn';
import { partsOf } from './say';

/** A computed sentence with its weighty parts, amounts and names, in the accent. */
export function Marked({ sentence, className }: { readonly sentence: string; readonly className?: string }) {
  return (
    <span className={cn('text-pretty-zh', className)}>
      {partsOf(sentence).map(({ text, isWeighty }, place) =>
        isWeighty ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
          <b key={place} className="whitespace-nowrap font-bold text-accent">
            {text}
          </b>
        ) : (
          text
        ),
      )}
    </span>
  );
}
