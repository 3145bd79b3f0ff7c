'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { sayTrait } from '@/components/members/trait-words';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { sayTraits } from '@/lib/members/actions';
import type { Trait } from '@/lib/members/kind';
import { traits } from '@/lib/members/registry';
import type { Traits } from '@/lib/members/rules/traits';

/** What makes goods fit a member, as he says it: one choice or several of each trait, all of them optional. */
export function TraitsForm({ said }: { readonly said: Traits }) {
  const t = useTranslations('traits');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const valuesOf = (code: string) => form.getAll(code).map(String).filter(Boolean);
        run(
          () => sayTraits({ traits: Object.fromEntries(traits.all.map(({ code }) => [code, valuesOf(code)])) }),
          ({ fields }) => {
            showToast({ tone: 'success', title: t(fields.length === 0 ? 'unchanged' : 'saved') });
            router.refresh();
          },
        );
      }}
    >
      {traits.all.map((one) => (
        <TraitField key={one.code} trait={one} said={said[one.code] ?? []} />
      ))}
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal === null ? null : t('failed')}
      </p>
      <Button type="submit" pending={pending}>
        {t('save')}
      </Button>
    </form>
  );
}

function TraitField({ trait, said }: { readonly trait: Trait; readonly said: readonly string[] }) {
  const t = useTranslations('traits');
  const { code, prefix, values, isMany } = trait;
  const help = t.has(`help.${code}`) ? t(`help.${code}`) : undefined;
  const label = (value: string) => {
    const text = sayTrait(t, `${prefix}:${value}`);
    return t.has(`value.${prefix}.${value}`) ? text : value;
  };
  if (!isMany)
    return (
      <Field label={t(`name.${code}`)} help={help}>
        <NativeSelect
          name={code}
          defaultValue={said[0] ?? ''}
          placeholder={t('none')}
          options={values.map((value) => ({ value, label: label(value) }))}
        />
      </Field>
    );
  return (
    <fieldset className="grid">
      <legend className="mb-1 text-dense font-medium">{t(`name.${code}`)}</legend>
      {help === undefined ? null : <p className="mb-1 text-xs text-muted">{help}</p>}
      <div className="grid grid-cols-2 gap-x-3">
        {values.map((value) => (
          <Checkbox key={value} name={code} value={value} defaultChecked={said.includes(value)} label={label(value)} />
        ))}
      </div>
    </fieldset>
  );
}
