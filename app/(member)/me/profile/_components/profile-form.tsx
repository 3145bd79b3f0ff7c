'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { isComposing } from '@/components/ui/keys';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { changeProfile } from '@/lib/members/actions';
import { GENDERS } from '@/lib/members/rules/genders';

type Shown = {
  readonly name: string | null;
  readonly gender: string | null;
  readonly birthday: string | null;
  readonly email: string | null;
  readonly region: string | null;
  readonly storeCode: string | null;
};

/** The form of one's own profile; a birthday that can no longer be changed says so before anybody tries. */
export function ProfileForm({
  profile,
  birthdayLeft,
  today,
  stores,
}: {
  readonly profile: Shown;
  /** How often another birthday may still be given; null while none was given: the first one is free. */
  readonly birthdayLeft: number | null;
  readonly today: string;
  readonly stores: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('profile');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const isFixed = birthdayLeft === 0;
  return (
    <form
      className="grid gap-4"
      // Enter that ends a word of an input method must not send the form.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const said = (field: string) => String(form.get(field) ?? '');
        const given = {
          name: said('name'),
          gender: said('gender'),
          birthday: isFixed ? profile.birthday : said('birthday'),
          email: said('email'),
          region: said('region'),
          storeCode: said('storeCode'),
        };
        run(
          () => changeProfile(given),
          ({ fields }) => {
            showToast({ tone: 'success', title: t(fields.length === 0 ? 'unchanged' : 'saved') });
            router.refresh();
          },
        );
      }}
    >
      <Field label={t('name')}>
        <Input name="name" defaultValue={profile.name ?? ''} maxLength={80} autoComplete="name" />
      </Field>
      <Field label={t('gender')}>
        <NativeSelect
          name="gender"
          defaultValue={profile.gender ?? ''}
          placeholder={t('none')}
          options={GENDERS.map((value) => ({ value, label: t(`genders.${value}`) }))}
        />
      </Field>
      <Field
        label={t('birthday')}
        help={isFixed ? t('birthdayFixed') : t('birthdayHelp', { left: birthdayLeft ?? -1 })}
      >
        <Input
          name="birthday"
          type="date"
          defaultValue={profile.birthday ?? ''}
          max={today}
          disabled={isFixed}
          autoComplete="bday"
        />
      </Field>
      <Field label={t('email')}>
        <Input
          name="email"
          type="email"
          inputMode="email"
          defaultValue={profile.email ?? ''}
          maxLength={254}
          autoComplete="email"
        />
      </Field>
      <Field label={t('region')}>
        <Input name="region" defaultValue={profile.region ?? ''} maxLength={80} autoComplete="address-level2" />
      </Field>
      <Field label={t('store')} help={t('storeHelp')}>
        <NativeSelect
          name="storeCode"
          defaultValue={profile.storeCode ?? ''}
          placeholder={t('none')}
          options={stores}
        />
      </Field>
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal === null ? null : t.has(`refusal.${refusal.code}`) ? t(`refusal.${refusal.code}`) : refusal.text}
      </p>
      <Button type="submit" variant="primary" pending={pending}>
        {t('save')}
      </Button>
    </form>
  );
}
