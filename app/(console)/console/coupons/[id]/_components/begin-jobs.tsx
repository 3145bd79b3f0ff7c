'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { giveCoupons, makeCodes } from '@/lib/coupons/actions';
import { OWN_PATTERN } from '@/lib/coupons/rules/code';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

const CODES = 1_000;
const CODES_MAX = 1_000_000;

/** Begins to give a copy to everybody on a list. */
export function BeginGift({ batch }: { readonly batch: string }) {
  const t = useTranslations('coupons');
  const begun = useBegun();
  const { run, pending, trouble } = useActOf('coupons');
  const [text, setText] = useState('');
  const members = text.split(/[\s,，;；]+/).filter(Boolean);
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('job.give')}
        </Button>
      )}
      title={t('job.give')}
      description={t('job.giveNote')}
      act={t('job.giveAct')}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => giveCoupons({ batch, members, note }),
          () => begun(close),
        )
      }
    >
      <Field label={t('job.members')} required>
        <Textarea rows={6} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </NoteDialog>
  );
}

/** Begins to make codes in advance. */
export function BeginCodes({ batch }: { readonly batch: string }) {
  const t = useTranslations('coupons');
  const begun = useBegun();
  const { run, pending, trouble } = useActOf('coupons');
  const [count, setCount] = useState<number | null>(CODES);
  const [pattern, setPattern] = useState(OWN_PATTERN);
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('job.codes')}
        </Button>
      )}
      title={t('job.codes')}
      description={t('job.codesNote')}
      act={t('job.codesAct')}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => makeCodes({ batch, count: count ?? 0, pattern, note }),
          () => begun(close),
        )
      }
    >
      <Field label={t('job.count')} required>
        <NumberField value={count} onChange={setCount} min={1} max={CODES_MAX} />
      </Field>
      <Field label={t('job.pattern')} help={t('job.patternHelp')} required>
        <Input value={pattern} onChange={(event) => setPattern(event.target.value.toUpperCase())} />
      </Field>
    </NoteDialog>
  );
}

function useBegun() {
  const t = useTranslations('coupons');
  const router = useRouter();
  return (close: () => void) => {
    showToast({ tone: 'success', title: t('job.begun') });
    close();
    router.refresh();
  };
}
