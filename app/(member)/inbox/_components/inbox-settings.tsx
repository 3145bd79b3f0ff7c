'use client';
import { Settings2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import { Sheet } from '@/components/ui/sheet';
import { Switch } from '@/components/ui/switch';
import { showToast } from '@/components/ui/toast-store';
import type { Preferences } from '@/lib/messaging';
import { savePreferences } from '@/lib/messaging/actions';
import { CATEGORIES } from '@/lib/messaging/kind';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** What quiet hours are until somebody chooses others (4.J.6). */
const NIGHT = { from: 21, to: 9 };

/** What may ask for one's attention, and when not: a sheet over the inbox. */
export function InboxSettings({ muted, quiet }: Preferences) {
  const t = useTranslations('inbox');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const [chosen, choose] = useState({ muted, quiet });
  const [trouble, setTrouble] = useState<string | null>(null);

  function save() {
    if (chosen.quiet !== null && chosen.quiet.from === chosen.quiet.to) return setTrouble(t('quietSame'));
    start(async () => {
      const answer = await savePreferences({ muted: [...chosen.muted], quiet: chosen.quiet }).catch(() => null);
      if (answer === null || !answer.ok) return setTrouble(t('offline'));
      setTrouble(null);
      setOpen(false);
      showToast({ tone: 'success', title: t('saved') });
      router.refresh();
    });
  }
  const hours = (end: 'from' | 'to') => (
    <Field label={t(end === 'from' ? 'quietFrom' : 'quietTo')}>
      <NativeSelect
        options={HOURS.map((hour) => ({ value: String(hour), label: t('hour', { hour: String(hour) }) }))}
        value={String((chosen.quiet ?? NIGHT)[end])}
        onChange={({ target }) =>
          choose({ ...chosen, quiet: { ...(chosen.quiet ?? NIGHT), [end]: Number(target.value) } })
        }
      />
    </Field>
  );
  return (
    <>
      <IconButton
        label={t('settings')}
        icon={<Settings2 />}
        round
        tip="none"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t('settings')}
        footer={
          <Button variant="primary" pending={pending} onClick={save} className="w-full">
            {t('save')}
          </Button>
        }
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{t('mute')}</legend>
          {CATEGORIES.map((category) => (
            <Switch
              key={category}
              label={t(`category.${category}`)}
              checked={!chosen.muted.includes(category)}
              onCheckedChange={(on) =>
                choose({
                  ...chosen,
                  muted: on ? chosen.muted.filter((one) => one !== category) : [...chosen.muted, category],
                })
              }
            />
          ))}
          <p className="text-xs text-muted">{t('settingsNote')}</p>
        </fieldset>
        <div className="mt-4 grid gap-2 border-t border-line pt-4">
          <Switch
            label={t('quiet')}
            detail={t('quietNote')}
            checked={chosen.quiet !== null}
            onCheckedChange={(on) => choose({ ...chosen, quiet: on ? NIGHT : null })}
          />
          {chosen.quiet === null ? null : (
            <div className="grid grid-cols-2 gap-3">
              {hours('from')}
              {hours('to')}
            </div>
          )}
        </div>
      </Sheet>
    </>
  );
}
