'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider, InstantAt, NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { NativeSelect } from '@/components/ui/native-select';
import { newKey } from '@/components/ui/new-key';
import { NumberField } from '@/components/ui/number-field';
import { showToast } from '@/components/ui/toast-store';
import type { RepairPreview } from '@/lib/repairs';
import { previewRepair, submitRepair } from '@/lib/repairs/actions';
import { CHOOSE_BY, type ChooseBy, OUTCOMES } from '@/lib/repairs/rules/choice';
import { PreviewInput, SubmitInput } from '@/lib/repairs/schema';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';
import { ChoiceAt, Group } from '../../benefits/_editor/parts';
import type { RepairChoices } from '../_reading/repair-choices';
import { CodeField } from './code-field';
import { PreviewCard } from './preview-card';

const BEGIN: Edited = {
  name: '',
  choice: { by: 'rule', code: '', version: null, outcome: 'any', reason: '', from: null, to: null },
  remedy: { points: null, growth: null, coupon: null, message: null, perMember: 10_000, onShort: 'leave' },
};
/** Stands for what is written last: the form is judged without it. */
const SOME = { key: 'key', reason: 'reason' };

/** Says which decisions went wrong and what is right, looks at what it would do, and asks a second person (N16). */
export function RepairForm({ zone, choices }: { readonly zone: string; readonly choices: RepairChoices }) {
  const t = useTranslations('repairs');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('repairs');
  const [edited, setEdited] = useState(BEGIN);
  const [preview, setPreview] = useState<RepairPreview | null>(null);
  const key = useRef(newKey());
  const read = SubmitInput.safeParse({ ...edited, ...SOME });
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message: t.has(`trouble.${message}`) ? message : 'missing',
      }));
  const change = (next: Edited) => {
    setEdited(next);
    // What was looked at is not what is written now.
    setPreview(null);
  };
  const asked = () => PreviewInput.parse({ choice: edited.choice, remedy: edited.remedy });
  return (
    <EditingProvider
      value={{
        edited,
        change,
        problems: edited === BEGIN ? [] : problems,
        sayProblem: (message) => t(`trouble.${message as 'missing'}`),
        zone,
      }}
    >
      <div className="grid max-w-4xl gap-4">
        <Group title={t('choose')} note={t('chooseNote')}>
          <div className="sm:col-span-2">
            <TextAt at="name" label={t('field.name')} />
          </div>
          <WhatField choices={choices} />
          <VersionField />
          <ChoiceAt at="choice.outcome" label={t('field.outcome')} all={OUTCOMES} name={(one) => t(`outcome.${one}`)} />
          <TextAt at="choice.reason" label={t('field.reason')} help={t('field.reasonHelp')} />
          <InstantAt at="choice.from" label={t('field.from')} help={t('field.zone', { zone })} />
          <InstantAt at="choice.to" label={t('field.to')} help={t('field.toHelp')} />
        </Group>
        <Group title={t('remedy')} note={t('remedyNote')}>
          <RightFields at="remedy.points" label={t('column.points')} />
          <RightFields at="remedy.growth" label={t('column.growth')} />
          <NumberAt at="remedy.perMember" label={t('field.perMember')} help={t('field.perMemberHelp')} />
          <ChoiceAt
            at="remedy.onShort"
            label={t('field.onShort')}
            all={['leave', 'debt'] as const}
            name={(one) => t(`short.${one}`)}
          />
        </Group>
        <Group title={t('apology')} note={t('apologyNote')}>
          <CouponFields batches={choices.batches} />
          <MessageFields />
        </Group>
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        {preview === null ? null : <PreviewCard preview={preview} zone={zone} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            pending={pending}
            disabled={!read.success}
            onClick={() => run(() => previewRepair(asked()), setPreview)}
          >
            {t('preview')}
          </Button>
          <NoteDialog
            trigger={(props) => (
              <Button variant="primary" disabled={!read.success || preview === null} {...props}>
                {t('submit')}…
              </Button>
            )}
            title={t('submit')}
            description={t('submitNote')}
            act={t('submit')}
            trouble={trouble}
            pending={pending}
            onAct={(reason, close) =>
              run(
                () => submitRepair({ ...asked(), name: String(edited.name), reason, key: key.current }),
                ({ id }) => {
                  showToast({ tone: 'success', title: t('submitted') });
                  close();
                  router.push(`/console/repairs/${id}`);
                },
              )
            }
          />
        </div>
      </div>
    </EditingProvider>
  );
}

/** By what decisions are looked for, and which of those; another sort is another list. */
function WhatField({ choices }: { readonly choices: RepairChoices }) {
  const t = useTranslations('repairs');
  const { value, set } = useValue('choice');
  const choice = value as { readonly by: ChooseBy };
  return (
    <>
      <Field label={t('field.by')}>
        <NativeSelect
          value={choice.by}
          options={CHOOSE_BY.map((one) => ({ value: one, label: t(`by.${one}`) }))}
          onChange={(event) => set({ ...choice, by: event.target.value, code: '' })}
        />
      </Field>
      <CodeField
        key={choice.by}
        at="choice.code"
        label={t(`by.${choice.by}`)}
        help={choice.by === 'rule' ? t('field.codeHelp') : undefined}
        options={choices.by[choice.by]}
      />
    </>
  );
}

function VersionField() {
  const t = useTranslations('repairs');
  const { value, set, error } = useValue('choice.version');
  return (
    <Field label={t('field.version')} help={t('field.versionHelp')} error={error}>
      <NumberField value={typeof value === 'number' ? value : null} onChange={set} min={1} />
    </Field>
  );
}

type Right = { readonly how: 'each'; readonly amount: number } | { readonly how: 'right'; readonly bp: number };

/** How much of an asset is right: nothing of it, the same for each decision, or a share of what was given. */
function RightFields({ at, label }: { readonly at: string; readonly label: string }) {
  const t = useTranslations('repairs');
  const { value, set, error } = useValue(at);
  const right = (value ?? null) as Right | null;
  const how = right?.how ?? 'none';
  const begin = { none: null, each: { how: 'each', amount: null }, right: { how: 'right', bp: 10_000 } } as const;
  return (
    <div className="grid gap-2">
      <Field label={label} error={error}>
        <NativeSelect
          value={how}
          options={(['none', 'each', 'right'] as const).map((one) => ({ value: one, label: t(`how.${one}`) }))}
          onChange={(event) => set(begin[event.target.value as 'none'])}
        />
      </Field>
      {right === null ? null : (
        <Field
          label={right.how === 'each' ? t('field.amount', { of: label }) : t('field.share', { of: label })}
          help={right.how === 'each' ? t('field.amountHelp') : t('field.shareHelp')}
        >
          {right.how === 'each' ? (
            <NumberField value={right.amount} onChange={(amount) => set({ how: 'each', amount })} min={-1_000_000} />
          ) : (
            <NumberField value={right.bp} onChange={(bp) => set({ how: 'right', bp })} scale={2} min={0} unit="%" />
          )}
        </Field>
      )}
    </div>
  );
}

/** Copies of a batch for everybody, or none. */
function CouponFields({ batches }: { readonly batches: RepairChoices['batches'] }) {
  const t = useTranslations('repairs');
  const { value, set } = useValue('remedy.coupon');
  const coupon = (value ?? null) as { readonly batch: string; readonly count: number } | null;
  return (
    <div className="grid gap-2">
      <Field label={t('column.coupons')}>
        <NativeSelect
          value={coupon === null ? 'none' : 'give'}
          options={(['none', 'give'] as const).map((one) => ({ value: one, label: t(`coupon.${one}`) }))}
          onChange={(event) => set(event.target.value === 'none' ? null : { batch: '', count: 1 })}
        />
      </Field>
      {coupon === null ? null : (
        <>
          <CodeField at="remedy.coupon.batch" label={t('field.batch')} options={batches} />
          <NumberAt at="remedy.coupon.count" label={t('field.count')} />
        </>
      )}
    </div>
  );
}

/** Words for everybody's inbox, or none. */
function MessageFields() {
  const t = useTranslations('repairs');
  const { value, set } = useValue('remedy.message');
  const none = { title: { zh: '', en: '' }, text: { zh: '', en: '' } };
  return (
    <div className="grid gap-2">
      <Field label={t('field.message')}>
        <NativeSelect
          value={value == null ? 'none' : 'send'}
          options={(['none', 'send'] as const).map((one) => ({ value: one, label: t(`message.${one}`) }))}
          onChange={(event) => set(event.target.value === 'none' ? null : none)}
        />
      </Field>
      {value == null ? null : (
        <>
          <TextAt at="remedy.message.title.zh" label={t('field.titleZh')} />
          <TextAt at="remedy.message.title.en" label={t('field.titleEn')} />
          <TextAt at="remedy.message.text.zh" label={t('field.textZh')} />
          <TextAt at="remedy.message.text.en" label={t('field.textEn')} />
        </>
      )}
    </div>
  );
}
