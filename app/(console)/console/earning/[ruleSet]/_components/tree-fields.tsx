'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sayTree } from '@/components/earning/words';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import type { RuleTree } from '@/lib/kernel/rule-tree';
import { useProblem, useWords } from './editor-context';

type Leaf = { readonly attribute: string; readonly atLeast: number };

/** A condition on the props of an event: a list of which all must hold. One that is deeper is read back, not edited. */
export function TreeFields({
  path,
  tree,
  onChange,
}: {
  readonly path: string;
  readonly tree: RuleTree | null;
  readonly onChange: (tree: RuleTree | null) => void;
}) {
  const t = useTranslations('earning');
  const words = useWords();
  const problem = useProblem(path);
  const leaves = leavesOf(tree);
  if (leaves === null) {
    return (
      <p className="text-dense">
        {t('condition.deep', { condition: tree === null ? '' : sayTree(tree, words) })}{' '}
        <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
          {t('condition.clear')}
        </Button>
      </p>
    );
  }
  const put = (next: readonly Leaf[]) => onChange(next.length === 0 ? null : { all: next });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-dense font-medium">{t('condition.title')}</legend>
      {leaves.length === 0 ? <p className="text-xs text-muted">{t('condition.none')}</p> : null}
      {leaves.map((leaf, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a condition is known by
        <div key={index} className="flex items-end gap-2">
          <Field label={t('condition.attribute')} className="flex-1">
            <Input
              value={leaf.attribute}
              spellCheck={false}
              onChange={(event) => put(leaves.with(index, { ...leaf, attribute: event.target.value }))}
            />
          </Field>
          <Field label={t('condition.least')} className="w-32">
            <NumberField
              value={leaf.atLeast}
              min={0}
              onChange={(atLeast) => put(leaves.with(index, { ...leaf, atLeast: atLeast as number }))}
            />
          </Field>
          <IconButton
            label={t('list.remove', { name: leaf.attribute })}
            icon={<X />}
            tip="left"
            onClick={() => put(leaves.toSpliced(index, 1))}
          />
        </div>
      ))}
      {problem === null ? null : <p className="text-xs text-danger">{problem}</p>}
      <Button
        size="sm"
        variant="ghost"
        icon={<Plus aria-hidden="true" />}
        className="justify-self-start"
        onClick={() => put([...leaves, { attribute: 'seconds', atLeast: 1 }])}
      >
        {t('condition.add')}
      </Button>
    </fieldset>
  );
}

/** The conditions of a flat tree, or null for one that is deeper. */
function leavesOf(tree: RuleTree | null): Leaf[] | null {
  if (tree === null) return [];
  if ('attribute' in tree) return [tree];
  if ('any' in tree) return null;
  const leaves = tree.all.filter((part): part is Leaf => 'attribute' in part);
  return leaves.length === tree.all.length ? leaves : null;
}
