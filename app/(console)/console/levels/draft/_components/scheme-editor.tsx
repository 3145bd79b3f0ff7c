'use client';
import { Plus, Save } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { saveLevelDraft } from '@/lib/levels/actions';
import type { LevelScheme } from '@/lib/levels/schema';
import { LevelFields } from './level-fields';
import { formsOf, type LevelForm, levelsOf, newForm, troubleOf } from './level-form';
import { SettingsFields } from './settings-fields';
import { useDraftAct } from './use-refused';

/** The editor of the draft: levels from the lowest up, settings, and what the version is for. */
export function SchemeEditor({
  base,
  scheme,
  note: savedNote,
}: {
  readonly base: number;
  readonly scheme: LevelScheme;
  readonly note: string;
}) {
  const t = useTranslations('levels');
  const router = useRouter();
  const { run, pending, trouble: refusal } = useDraftAct();
  const { levels: _, ...startSettings } = scheme;
  const [forms, setForms] = useState<readonly LevelForm[]>(() => formsOf(scheme));
  const [settings, setSettings] = useState(startSettings);
  const [note, setNote] = useState(savedNote);
  const [added, setAdded] = useState(0);
  const [trouble, setTrouble] = useState<ReturnType<typeof troubleOf>>(null);

  function save() {
    const found = troubleOf(forms);
    setTrouble(found);
    if (found !== null) return;
    run(
      () => saveLevelDraft({ base, note, scheme: { ...settings, levels: levelsOf(forms) } }),
      () => {
        showToast({ tone: 'success', title: t('editor.saved') });
        router.refresh();
      },
    );
  }
  function move(place: number, by: -1 | 1) {
    const next = [...forms];
    const [one] = next.splice(place, 1);
    if (one !== undefined) next.splice(place + by, 0, one);
    setForms(next);
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // What a field could not read is not in the draft: saving would look as if it were.
        const unread = event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"][data-unread]');
        if (unread === null) save();
        else unread.focus();
      }}
    >
      <Card>
        <CardHeader title={t('editor.levels')} note={t('editor.levelsNote')} />
        {forms.map((form, place) => (
          <LevelFields
            key={form.key}
            form={form}
            place={place}
            count={forms.length}
            trouble={trouble?.key === form.key ? trouble.trouble : null}
            onChange={(next) => setForms(forms.map((one) => (one.key === next.key ? next : one)))}
            onMove={(by) => move(place, by)}
            onRemove={() => setForms(forms.filter(({ key }) => key !== form.key))}
          />
        ))}
        <div className="border-t border-line px-4 py-3">
          <Button
            icon={<Plus aria-hidden="true" />}
            onClick={() => {
              setForms([...forms, newForm(added)]);
              setAdded(added + 1);
            }}
          >
            {t('editor.add')}
          </Button>
        </div>
      </Card>
      <Card>
        <CardHeader title={t('editor.settings')} />
        <SettingsFields value={settings} onChange={setSettings} />
      </Card>
      <Card inset className="grid gap-3">
        <Field label={t('editor.note')} help={t('editor.noteHelp')} optional>
          <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {refusal === null ? null : <Banner tone="danger" title={refusal} />}
        {trouble === null ? null : <Banner tone="danger" title={t(`editor.trouble.${trouble.trouble}`)} />}
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          icon={<Save aria-hidden="true" />}
          className="justify-self-end"
        >
          {t('editor.save')}
        </Button>
      </Card>
    </form>
  );
}
