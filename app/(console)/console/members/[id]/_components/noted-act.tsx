'use client';
import { useRouter } from 'next/navigation';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';

/** Why it is done, for the trail alone. */
export function NoteField({ t }: { readonly t: (key: 'why' | 'whyHelp') => string }) {
  return (
    <Field label={t('why')} help={t('whyHelp')}>
      <Input name="note" required minLength={4} maxLength={200} autoComplete="off" />
    </Field>
  );
}

type UndoTexts = (key: 'undo' | 'undoNote' | 'undone' | 'refusal.unexpected') => string;

/** What takes an act back right after it, under a note that says so. */
export function useUndo(t: UndoTexts, back: (note: string) => Promise<{ readonly ok: boolean }>) {
  const router = useRouter();
  async function undo() {
    const answer = await back(t('undoNote')).catch(() => null);
    if (answer?.ok) showToast({ tone: 'success', title: t('undone') });
    else showToast({ tone: 'danger', title: t('refusal.unexpected') });
    router.refresh();
  }
  return { label: t('undo'), run: () => void undo() };
}
