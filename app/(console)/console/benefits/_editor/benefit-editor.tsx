'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { BenefitSay, BenefitWords } from '@/components/benefits/words';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { publishBenefit, saveBenefitDraft } from '@/lib/benefits/actions';
import { describeTerms } from '@/lib/benefits/rules/describe';
import { TermsSchema } from '@/lib/benefits/rules/terms';
import { BenefitCode } from '@/lib/benefits/schema';
import { type Difference, diffSentences, type Sentence } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import { NoteDialog } from '../../_components/note-dialog';
import { TermDifferences, TermsList } from '../_components/terms-list';
import { useBenefitAct } from '../_components/use-benefit-act';
import { Examples } from './examples';
import { MemberPreview } from './member-preview';
import { TermsForm } from './terms-form';

/** The next version of a benefit: a form beside what it says, what it changes, worked examples and the member's view (B7). */
export function BenefitEditor({
  code: known,
  version,
  published,
  begin,
  zone,
  choices,
}: {
  /** Null: a benefit that does not exist yet. */
  readonly code: string | null;
  readonly version: number;
  readonly published: unknown;
  readonly begin: Edited;
  readonly zone: string;
  readonly choices: Choices;
}) {
  const t = useTranslations('benefits');
  const say = useTranslations() as unknown as BenefitSay;
  const locale = useLocale() as Locale;
  const router = useRouter();
  const { run, pending, trouble } = useBenefitAct();
  const [code, setCode] = useState(known ?? '');
  const [edited, setEdited] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const words: BenefitWords = useMemo(() => {
    const named = [
      ...(choices.levels ?? []),
      ...(choices.stores ?? []),
      ...(choices.categories ?? []),
      ...(choices.brands ?? []),
    ];
    const names = new Map(named.map(({ value, label }) => [value, String(label)]));
    return { t: say, locale, zone, nameOf: (one) => names.get(one) ?? one };
  }, [say, locale, zone, choices]);
  const read = useMemo(() => TermsSchema.safeParse(edited), [edited]);
  const was = useMemo(() => TermsSchema.safeParse(published), [published]);
  const isCode = BenefitCode.safeParse(code).success;
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message, code: kind }) => ({
        path: path.join('.'),
        message: kind === 'custom' ? message : 'missing',
      }));
  const sentences = read.success ? describeTerms(read.data) : [];
  const differences = read.success && was.success ? diffSentences(describeTerms(was.data), sentences) : [];
  const sayProblem = (message: string) =>
    t.has(`trouble.${message}`) ? t(`trouble.${message}`) : t('trouble.missing');

  const save = (after: () => void) =>
    run(
      () => saveBenefitDraft({ code, basedOn: version, terms: edited }),
      () => {
        setSaved(edited);
        after();
      },
    );
  const publish = (note: string, close: () => void) =>
    run(
      () => publishBenefit({ code, basedOn: version, terms: edited, note }),
      (answer) => {
        showToast({ tone: 'success', title: t('publish.done', { version: answer.version }) });
        close();
        router.push(`/console/benefits/${code}`);
        router.refresh();
      },
    );
  return (
    <ChoicesProvider value={choices}>
      <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 gap-4">
            {known === null ? (
              <Card inset>
                <Field
                  label={t('editor.code')}
                  help={t('editor.codeHelp')}
                  error={code === '' || isCode ? undefined : t('trouble.bad_code')}
                  required
                >
                  <Input value={code} onChange={(event) => setCode(event.target.value)} />
                </Field>
              </Card>
            ) : null}
            <TermsForm />
          </div>
          <div className="grid min-w-0 gap-4">
            <Review
              version={version}
              mend={problems.length}
              sentences={sentences}
              differences={differences}
              words={words}
            />
            {read.success ? (
              <>
                <Examples terms={read.data} words={words} />
                <MemberPreview terms={read.data} words={words} />
              </>
            ) : null}
          </div>
        </div>
        <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper py-3">
          <p className="mr-auto text-dense text-muted" aria-live="polite">
            {edited === saved ? t('draft.clean') : t('draft.dirty')}
          </p>
          <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
          <Button
            pending={pending}
            disabled={!isCode}
            onClick={() => save(() => showToast({ tone: 'success', title: t('draft.saved') }))}
          >
            {t('draft.save')}
          </Button>
          <NoteDialog
            trigger={(props) => (
              <Button variant="primary" disabled={!read.success || !isCode} {...props}>
                {t('publish.title')}
              </Button>
            )}
            title={t('publish.title')}
            description={t('publish.note')}
            act={t('publish.act')}
            trouble={trouble}
            pending={pending}
            onAct={publish}
          />
        </div>
      </EditingProvider>
    </ChoicesProvider>
  );
}

/** What the terms say, read back, and what they change of the version before. */
function Review({
  version,
  mend,
  sentences,
  differences,
  words,
}: {
  readonly version: number;
  readonly mend: number;
  readonly sentences: readonly Sentence[];
  readonly differences: readonly Difference[];
  readonly words: BenefitWords;
}) {
  const t = useTranslations('benefits');
  return (
    <Card>
      <CardHeader title={t('review.title')} note={mend === 0 ? null : t('review.mend', { count: mend })} />
      <div className="grid gap-4 px-4 pb-4" aria-live="polite">
        <TermsList sentences={sentences} words={words} />
        {version === 0 || mend > 0 ? null : (
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
  );
}
