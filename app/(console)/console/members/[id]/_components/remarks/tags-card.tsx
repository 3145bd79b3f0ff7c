'use client';
import { Plus, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { tagMember } from '@/lib/members/actions';
import { Tag } from '@/lib/members/rules/remarks';
import { textOf } from '../../../../_components/form-dialog';
import { useActOf } from '../../../../_components/use-act-of';

/** The tags that staff put on a member; one tap takes one off, and taking back brings it again (S0-6.1). */
export function TagsCard({ memberId, tags }: { readonly memberId: string; readonly tags: readonly string[] }) {
  const t = useTranslations('remarks');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useActOf('remarks');
  const form = useRef<HTMLFormElement>(null);
  const put = (tag: string) =>
    run(
      () => tagMember({ memberId, add: [tag], remove: [] }),
      () => {
        form.current?.reset();
        router.refresh();
      },
    );
  const take = (tag: string) =>
    run(
      () => tagMember({ memberId, add: [], remove: [tag] }),
      () => {
        showToast({ tone: 'success', title: t('taken', { tag }), action: { label: t('undo'), run: () => put(tag) } });
        router.refresh();
      },
    );
  return (
    <Card>
      <CardHeader title={t('tags')} />
      <div className="grid gap-3 px-4 pb-4">
        {tags.length === 0 ? (
          <p className="text-dense text-muted">{t('noTags')}</p>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <li
                key={tag}
                className="inline-flex min-h-7 items-center gap-1 rounded-full bg-sunken py-0.5 pr-1 pl-2.5 text-xs"
              >
                {tag}
                <button
                  type="button"
                  disabled={pending}
                  onClick={() => take(tag)}
                  className="grid size-6 place-items-center rounded-full text-muted hover:text-ink"
                >
                  <X className="size-3.5" aria-hidden="true" />
                  <span className="sr-only">{t('take', { tag })}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <form
          ref={form}
          noValidate
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            const read = Tag.safeParse(textOf(new FormData(event.currentTarget), 'tag'));
            if (read.success) put(read.data);
            else setTrouble(t('refusal.bad_tag'));
          }}
        >
          <Field label={t('newTag')} className="min-w-0 flex-1">
            <Input name="tag" maxLength={40} autoComplete="off" />
          </Field>
          <Button type="submit" pending={pending} icon={<Plus aria-hidden="true" />}>
            {t('put')}
          </Button>
        </form>
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      </div>
    </Card>
  );
}
