'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { CouponSay, TermsWords } from '@/components/coupons/words';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import type { TypedLine } from '@/components/offers/use-tried';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { FormErrors } from '@/components/ui/form-errors';
import { showToast } from '@/components/ui/toast-store';
import { dropCouponDraft, publishCouponTerms, saveCouponDraft } from '@/lib/coupons/actions';
import { describeTerms } from '@/lib/coupons/rules/describe';
import { type Terms, TermsSchema } from '@/lib/coupons/rules/terms';
import { diffSentences } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';
import { TermDifferences, TermsList } from '../_components/terms-list';
import { CouponCalculator } from './coupon-calculator';
import { TermsForm } from './terms-form';

/** The next version of a batch: a form beside what it says and what it changes of the published one. */
export function BatchEditor({
  batch,
  version,
  published,
  begin,
  hasDraft,
  zone,
  choices,
  cart,
}: {
  /** Null: a batch that does not exist yet. */
  readonly batch: string | null;
  readonly version: number;
  readonly published: unknown;
  readonly begin: Edited;
  readonly hasDraft: boolean;
  readonly zone: string;
  readonly choices: Choices;
  /** What its calculator begins with. */
  readonly cart: readonly TypedLine[];
}) {
  const t = useTranslations('coupons');
  const say = useTranslations() as unknown as CouponSay;
  const locale = useLocale() as Locale;
  const router = useRouter();
  const { run, pending, trouble } = useActOf('coupons');
  const [edited, setEdited] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const [isDropping, setDropping] = useState(false);
  const words: TermsWords = useMemo(() => ({ t: say, locale, zone }), [say, locale, zone]);
  const read = useMemo(() => TermsSchema.safeParse(edited), [edited]);
  const was = useMemo(() => TermsSchema.safeParse(published), [published]);
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message, code }) => ({
        path: path.join('.'),
        message: code === 'custom' ? message : 'missing',
      }));
  const sentences = read.success ? describeTerms(read.data as Terms) : [];
  const differences = read.success && was.success ? diffSentences(describeTerms(was.data as Terms), sentences) : [];
  const isNew = version === 0;
  const sayProblem = (message: string) => (t.has(`trouble.${message}`) ? t(`trouble.${message}`) : message);

  function save(after: (saved: string) => void) {
    run(
      () => saveCouponDraft({ batch, basedOn: version, terms: edited }),
      (answer) => {
        setSaved(edited);
        after(answer.batch);
      },
    );
  }
  const publish = (note: string, close: () => void) =>
    save((id) =>
      run(
        () => publishCouponTerms({ batch: id, basedOn: version, terms: edited, note }),
        (answer) => {
          showToast({ tone: 'success', title: t('publish.done', { version: answer.version }) });
          close();
          router.push(`/console/coupons/${id}`);
          router.refresh();
        },
      ),
    );
  return (
    <ChoicesProvider value={choices}>
      <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
          <TermsForm />
          <div className="grid min-w-0 gap-4">
            <Card>
              <CardHeader
                title={t('review.title')}
                note={read.success ? null : t('review.mend', { count: problems.length })}
              />
              <div className="grid gap-4 px-4 pb-4" aria-live="polite">
                <TermsList sentences={sentences} words={words} />
                {isNew || !read.success ? null : (
                  <section>
                    <h3 className="mb-1.5 text-dense font-medium">{t('review.changes', { version })}</h3>
                    {differences.length === 0 ? (
                      <p className="text-dense text-muted">{t('review.none')}</p>
                    ) : (
                      <TermDifferences differences={differences} words={words} />
                    )}
                  </section>
                )}
              </div>
            </Card>
            <CouponCalculator edited={edited} cart={cart} zone={zone} />
          </div>
        </div>
        <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper py-3">
          <p className="mr-auto text-dense text-muted" aria-live="polite">
            {edited === saved ? t('draft.clean') : t('draft.dirty')}
          </p>
          <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
          {hasDraft && batch !== null && !isNew ? (
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
                    () => dropCouponDraft({ batch }),
                    () => {
                      router.push(`/console/coupons/${batch}`);
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
            disabled={edited === saved && batch !== null}
            onClick={() =>
              save((id) => {
                showToast({ tone: 'success', title: t('draft.saved') });
                if (batch === null) router.push(`/console/coupons/${id}/edit`);
                router.refresh();
              })
            }
          >
            {t('draft.save')}
          </Button>
          <NoteDialog
            trigger={(props) => (
              <Button variant="primary" disabled={!read.success || (!isNew && differences.length === 0)} {...props}>
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
            {differences.length === 0 ? null : <TermDifferences differences={differences} words={words} />}
          </NoteDialog>
        </div>
      </EditingProvider>
    </ChoicesProvider>
  );
}
