'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Differences } from '@/components/earning/sentences';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { publishEarningRules } from '@/lib/earning/actions';
import { instantOf } from '@/lib/kernel/day';
import type { Difference } from '@/lib/kernel/earning';
import { useSayRefusal } from '../../_components/use-say-refusal';
import type { EditedRules } from './edited-rules';
import { useWords } from './editor-context';
import { sayProblem } from './say-problem';

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
const NOTE_MIN = 3;

/** Publishing: what changes, from when, and why. Once it has begun it can only be followed by another version. */
export function PublishDialog({
  ruleSet,
  basedOn,
  rules,
  zone,
  differences,
  disabled,
}: {
  readonly ruleSet: 'points' | 'growth';
  readonly basedOn: number;
  readonly rules: EditedRules;
  readonly zone: string;
  readonly differences: readonly Difference[];
  readonly disabled: boolean;
}) {
  const t = useTranslations('earning');
  const words = useWords();
  const { sayInstant, sayRefusal } = useSayRefusal(zone);
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function publish() {
    const effectiveFrom = when === 'now' ? null : instantIn(zone, at);
    if (note.trim().length < NOTE_MIN) return setComplaint(t('publish.noteShort'));
    if (effectiveFrom === undefined) return setComplaint(t('publish.whenMissing'));
    start(async () => {
      const input = { ruleSet, basedOn, rules, note, effectiveFrom };
      const answer = await publishEarningRules(input).catch(() => null);
      if (answer?.ok) {
        const { version, effectiveFrom: from } = answer.value;
        const title = t('publish.done', { version });
        const detail = when === 'now' ? t('publish.soon') : t('publish.from', { at: sayInstant(from) });
        showToast({ tone: 'success', title, detail });
        router.push('/console/earning');
        return router.refresh();
      }
      const named = answer?.problems?.map(({ message }) => sayProblem(message, words.t)).join(t('join.comma'));
      setComplaint(named ?? sayRefusal(answer));
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="lg"
      trigger={
        <Button variant="primary" disabled={disabled}>
          {t('publish.open')}
        </Button>
      }
      title={t('publish.title', { set: t(`set.${ruleSet}`) })}
      description={t('publish.description')}
      footer={
        <Button variant="primary" pending={pending} onClick={publish}>
          {t('publish.act')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <FormErrors errors={complaint === null ? [] : [{ message: complaint }]} />
        <Differences differences={differences} words={words} />
        <RadioGroup
          label={t('publish.when')}
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'now', label: t('publish.now'), detail: t('publish.nowDetail') },
            { value: 'later', label: t('publish.later') },
          ]}
        />
        {when === 'now' ? null : (
          <Field label={t('publish.at')} help={t('publish.zone', { zone })}>
            <Input type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
          </Field>
        )}
        <Field label={t('publish.note')} help={t('publish.noteHelp')} required>
          <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}

/** The instant at which the program's wall clock shows the typed time, or undefined when nothing whole is typed. */
function instantIn(zone: string, local: string): string | undefined {
  const [, year, month, day, hour, minute] = LOCAL.exec(local) ?? [];
  if (minute === undefined) return undefined;
  return instantOf(zone, Number(year), Number(month), Number(day), Number(hour), Number(minute)).toISOString();
}
