'use client';
import { ArrowLeftRight } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import type { Picked } from '@/lib/members/rules/merge-identity';
import type { MergePreview } from '@/lib/merging';
import { mergeMembers } from '@/lib/merging/actions';
import { useAct } from '../../../../_components/use-act';
import { CompareTable } from './compare-table';
import { FieldPick } from './field-pick';

const REASON_MIN = 4;
const REASON_MAX = 200;

/** Two members side by side: which values go on, what the survivor will have, why; then they are one (N13). */
export function MergeForm({
  preview,
  levels,
  zone,
}: {
  readonly preview: MergePreview;
  readonly levels: Readonly<Record<string, string>>;
  readonly zone: string;
}) {
  const t = useTranslations('merging');
  const router = useRouter();
  const { to, from, fields, refusals } = preview;
  const sentence = (code: string, facts: Record<string, string | number>) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected');
  const { run, pending, trouble, setTrouble } = useAct(sentence);
  const [picks, setPicks] = useState<Readonly<Partial<Record<Picked, 'kept' | 'taken'>>>>(
    Object.fromEntries(fields.map(({ field, choice }) => [field, choice])),
  );
  const [reason, setReason] = useState('');

  function merge() {
    run(
      () => mergeMembers({ memberId: to.id, absorbedId: from.id, picks, reason }),
      () => {
        showToast({ tone: 'success', title: t('done', { code: from.code }) });
        router.push(`/console/members/${to.id}` as Route);
        router.refresh();
      },
    );
  }

  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length < REASON_MIN) setTrouble(t('reasonShort', { min: REASON_MIN }));
        else merge();
      }}
    >
      {refusals.map(({ code, facts }) => (
        <Banner key={code} tone="danger" title={sentence(code, textsOf(facts))} />
      ))}
      <Card>
        <CardHeader
          title={t('profile')}
          note={t('profileNote')}
          action={
            <LinkButton
              size="sm"
              href={`/console/members/${from.id}/merge?with=${to.id}`}
              icon={<ArrowLeftRight aria-hidden="true" />}
            >
              {t('swap')}
            </LinkButton>
          }
        />
        <div className="grid gap-4 px-4 pb-4">
          {fields.map((one) => (
            <FieldPick
              key={one.field}
              one={one}
              codes={{ kept: to.code, taken: from.code }}
              value={picks[one.field] ?? one.choice}
              onChange={(next) => setPicks({ ...picks, [one.field]: next })}
            />
          ))}
        </div>
      </Card>
      <Card>
        <CardHeader title={t('figures')} note={t('figuresNote')} />
        <CompareTable preview={preview} levels={levels} zone={zone} />
      </Card>
      <Card inset className="grid gap-4">
        <p className="text-dense text-muted">{t('whatHappens', { code: from.code })}</p>
        <Field label={t('reason')} help={t('reasonHelp')} error={trouble} required>
          <Textarea
            rows={2}
            maxLength={REASON_MAX}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={refusals.length > 0}
          className="justify-self-end"
        >
          {t('submit')}
        </Button>
      </Card>
    </form>
  );
}

const textsOf = (facts: Readonly<Record<string, string | number | boolean | null>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]),
  );
