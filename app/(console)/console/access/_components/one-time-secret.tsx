'use client';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** A secret that is shown this once, ready to be copied. */
export function OneTimeSecret({
  text,
  note,
  copy,
  done,
  onDone,
}: {
  readonly text: string;
  readonly note: string;
  readonly copy?: string;
  readonly done: string;
  readonly onDone: () => void;
}) {
  return (
    <div className="grid gap-4">
      <Banner tone="warning" title={note} />
      <p className="flex items-center gap-2 rounded-control border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 select-all break-all">{text}</code>
        <CopyButton text={text} label={copy} />
      </p>
      <Button variant="primary" className="justify-self-end" onClick={onDone}>
        {done}
      </Button>
    </div>
  );
}
