'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { publishMallItem } from '@/lib/mall/actions';
import { TermsSchema } from '@/lib/mall/rules/terms';
import { ItemCode } from '@/lib/mall/schema';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';
import { BasicsGroup } from './basics-group';
import { type EditedItem, ItemEditing, type Option } from './item-fields';
import { LimitsGroup } from './limits-group';
import { PriceGroup } from './price-group';

/** The next version of an item, or a new one; published with a note, refused when somebody else published meanwhile (4.M). */
export function ItemEditor({
  code: known,
  version,
  begin,
  levels,
  choices,
  zone,
}: {
  /** Null: an item that does not exist yet. */
  readonly code: string | null;
  readonly version: number;
  readonly begin: EditedItem;
  readonly levels: readonly Option[];
  readonly choices: RewardChoices;
  readonly zone: string;
}) {
  const t = useTranslations('mall-console');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('mall-console');
  const [code, setCode] = useState(known ?? '');
  const [edited, setEdited] = useState(begin);
  const read = useMemo(() => TermsSchema.safeParse(edited), [edited]);
  const problems = useMemo(
    () =>
      new Map(
        (read.success ? [] : read.error.issues).map(({ path, message, code: kind }) => [
          path.join('.'),
          kind === 'custom' ? message : 'missing',
        ]),
      ),
    [read],
  );
  const isCode = ItemCode.safeParse(code).success;
  const publish = (note: string, close: () => void) =>
    run(
      () => publishMallItem({ code, basedOn: version, terms: edited, note }),
      (answer) => {
        showToast({ tone: 'success', title: t('publish.done', { version: answer.version }) });
        close();
        if (known === null) router.push(`/console/mall/${code}`);
        router.refresh();
      },
    );
  return (
    <ItemEditing value={{ edited, change: setEdited, problems, levels, choices, zone, isNew: known === null }}>
      <div className="grid gap-4">
        {known === null ? (
          <Card inset>
            <Field
              label={t('edit.code')}
              help={t('edit.codeHelp')}
              error={code === '' || isCode ? undefined : t('trouble.bad_code')}
              required
            >
              <Input value={code} onChange={({ target }) => setCode(target.value)} />
            </Field>
          </Card>
        ) : null}
        <BasicsGroup />
        <PriceGroup />
        <LimitsGroup />
        <div className="flex flex-wrap items-center justify-end gap-3">
          <p className="mr-auto text-dense text-muted" aria-live="polite">
            {problems.size === 0 ? '' : t('publish.needs', { count: problems.size })}
          </p>
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
      </div>
    </ItemEditing>
  );
}
