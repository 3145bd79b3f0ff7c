'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Edited, valueAt } from '@/components/editing/edited';
import { instantOfWall } from '@/components/editing/wall';
import type { TermsWords } from '@/components/offers/words';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import type { Difference } from '@/lib/kernel/earning';
import { dropOfferDraft, publishOffer, saveOffer } from '@/lib/pricing/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';
import { OfferDifferences } from '../_components/offer-sentences';

/** Saving, throwing away and publishing what is written. */
export function EditorBar({
  code,
  basedOn,
  edited,
  isReadable,
  isSaved,
  hasDraft,
  differences,
  words,
  onSaved,
}: {
  readonly code: string | null;
  readonly basedOn: number;
  readonly edited: Edited;
  readonly isReadable: boolean;
  readonly isSaved: boolean;
  readonly hasDraft: boolean;
  /** Null: nothing is published yet. */
  readonly differences: readonly Difference[] | null;
  readonly words: TermsWords;
  readonly onSaved: (code: string) => void;
}) {
  const t = useTranslations('offers');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('offers');
  const [isDropping, setDropping] = useState(false);
  const [from, setFrom] = useState('');
  const [isMade, setMade] = useState(code !== null);
  const page = `/console/offers/${code ?? ''}`;

  const save = (done: (code: string) => void) =>
    run(
      () => saveOffer({ ...(edited as Parameters<typeof saveOffer>[0]), isNew: !isMade }),
      () => {
        setMade(true);
        done(code ?? String(valueAt(edited, ['code'])));
      },
    );
  const publish = (note: string, close: () => void) =>
    save((saved) =>
      run(
        () => publishOffer({ code: saved, basedOn, note, effectiveFrom: instantOfWall(from, words.zone) }),
        ({ version }) => {
          showToast({ tone: 'success', title: t('publish.done', { version }) });
          close();
          router.push(`/console/offers/${saved}`);
          router.refresh();
        },
      ),
    );
  return (
    <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper py-3">
      <p className="mr-auto text-dense text-muted" aria-live="polite">
        {isSaved ? t('draft.clean') : t('draft.dirty')}
      </p>
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      {hasDraft && code !== null ? (
        <>
          <Button variant="ghost" onClick={() => setDropping(true)}>
            {t('draft.drop')}
          </Button>
          <AlertDialog
            open={isDropping}
            onOpenChange={setDropping}
            title={t('draft.dropTitle')}
            act={t('draft.drop')}
            onConfirm={() =>
              run(
                () => dropOfferDraft({ code }),
                () => {
                  router.push(basedOn === 0 ? '/console/offers' : page);
                  router.refresh();
                },
              )
            }
          >
            {t('draft.dropNote')}
          </AlertDialog>
        </>
      ) : null}
      <Button
        pending={pending}
        disabled={!isReadable || isSaved}
        onClick={() =>
          save((saved) => {
            showToast({ tone: 'success', title: t('draft.saved') });
            onSaved(saved);
          })
        }
      >
        {t('draft.save')}
      </Button>
      <NoteDialog
        trigger={(props) => (
          <Button variant="primary" disabled={!isReadable || differences?.length === 0} {...props}>
            {t('publish.open')}
          </Button>
        )}
        title={t('publish.title')}
        description={t('publish.description')}
        act={t('publish.act')}
        trouble={trouble}
        pending={pending}
        onAct={publish}
      >
        {differences === null || differences.length === 0 ? null : (
          <OfferDifferences differences={differences} words={words} />
        )}
        <Field label={t('publish.from')} help={t('publish.fromHelp', { zone: words.zone })}>
          <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
      </NoteDialog>
    </div>
  );
}
