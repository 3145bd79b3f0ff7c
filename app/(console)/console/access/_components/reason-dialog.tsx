'use client';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type Answered = Parameters<ReturnType<typeof useAnswer>['run']>[0];

/** Asks why before an act on somebody's access; the reason goes into the audit trail with it. */
export function ReasonDialog({
  title,
  note,
  act,
  run: perform,
  onClose,
  onDone,
}: {
  readonly title: string;
  readonly note: string;
  readonly act: string;
  readonly run: (reason: string) => ReturnType<Answered>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useTranslations('access.staff');
  const { run, pending, refusal } = useAnswer();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title} description={note} size="sm">
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
          run(() => perform(reason), onDone);
        }}
      >
        <Field label={t('reason')} help={t('reasonHelp')} error={refusal?.text}>
          <Input name="reason" required minLength={2} maxLength={200} autoComplete="off" />
        </Field>
        <Button type="submit" variant="danger" pending={pending} className="justify-self-end">
          {act}
        </Button>
      </form>
    </Dialog>
  );
}
