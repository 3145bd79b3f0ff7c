'use client';
import { Gift } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { newKey } from '@/components/ui/new-key';
import type { Option } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { NoteDialog } from '../../../../_components/note-dialog';
import type { Answered } from '../../../../_components/use-act';
import { useActOf } from '../../../../_components/use-act-of';

/** Gives the member one of what there is, with the reason; the toast takes it back. */
export function GiveDialog<O>({
  of,
  options,
  give,
  takeBack,
}: {
  readonly of: 'coupon' | 'benefit';
  readonly options: readonly Option[];
  readonly give: (chosen: string, key: string, note: string) => Promise<Answered<O>>;
  readonly takeBack: (given: O, note: string) => Promise<Answered<unknown>>;
}) {
  const t = useTranslations('giving');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useActOf('giving');
  const [chosen, choose] = useState<string | null>(null);
  // A new key for each opening: sending one form twice gives once.
  const [key, setKey] = useState(newKey);

  async function undo(given: O) {
    const answer = await takeBack(given, t('undoNote')).catch(() => null);
    if (answer?.ok) showToast({ tone: 'success', title: t('takenBack') });
    else showToast({ tone: 'danger', title: t('refusal.unexpected') });
    router.refresh();
  }
  return (
    <NoteDialog
      trigger={({ onClick }) => (
        <Button
          size="sm"
          icon={<Gift aria-hidden="true" />}
          onClick={() => {
            setKey(newKey());
            onClick();
          }}
        >
          {t(`${of}.open`)}
        </Button>
      )}
      title={t(`${of}.title`)}
      description={t(`${of}.note`)}
      act={t('act')}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) => {
        if (chosen === null) return setTrouble(t('chooseOne'));
        run(
          () => give(chosen, key, note),
          (given) => {
            showToast({ tone: 'success', title: t('done'), action: { label: t('undo'), run: () => void undo(given) } });
            choose(null);
            close();
            router.refresh();
          },
        );
      }}
    >
      <Field label={t(`${of}.which`)} required>
        <Combobox options={options} value={chosen} onChange={choose} placeholder={t('type')} />
      </Field>
    </NoteDialog>
  );
}
