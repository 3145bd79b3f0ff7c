'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Condition } from '@/lib/kernel/condition';
import { type BuilderParts, type Building, BuildingProvider } from './builder-context';
import { GroupFields } from './group-fields';
import {
  conditionOf,
  copyOf,
  type Group,
  groupOf,
  type Ids,
  isGroup,
  type Row,
  rowsOf,
  withAdded,
  withMoved,
  withPart,
} from './rule-model';

/**
 * A rule as rows of sentences in groups (B3): Enter adds a row, Backspace on an empty one takes it away, ⌘-D doubles it;
 * whatever is dragged elsewhere is moved by buttons here.
 */
export function RuleBuilder({
  where,
  parts,
  onChange,
}: {
  /** What the rule begins as; it is read again when `where` is another object than was told last. */
  readonly where: Condition | null;
  readonly parts: BuilderParts;
  readonly onChange: (where: Condition | null) => void;
}) {
  const next = useRef(1);
  const ids: Ids = () => next.current++;
  const [rule, setRule] = useState<Group>(() => groupOf(where, ids));
  const [focused, setFocused] = useState<number | null>(null);
  const told = useRef<Condition | null>(where);
  const area = useRef<HTMLDivElement>(null);
  // A template replaces the rule from outside; what was told by the builder itself comes back as it is.
  useEffect(() => {
    if (where === told.current) return;
    told.current = where;
    setRule(groupOf(where, () => next.current++));
  }, [where]);
  useEffect(() => {
    if (focused === null) return;
    area.current?.querySelector<HTMLElement>(`[data-row="${focused}"] select`)?.focus();
    setFocused(null);
  }, [focused]);

  function change(group: Group, focus: number | null = null) {
    setRule(group);
    if (focus !== null) setFocused(focus);
    told.current = conditionOf(group);
    onChange(told.current);
  }
  const order = useMemo(() => rowsOf(rule).map(({ id }) => id), [rule]);
  const blankRow = (): Row => ({
    id: ids(),
    attribute: parts.attributes[0]?.code ?? '',
    narrowed: {},
    test: ['name', 'names', 'boolean'].includes(parts.attributes[0]?.kind ?? '') ? 'one_of' : 'at_least',
    number: null,
    to: null,
    names: [],
  });
  const building: Building = {
    ...parts,
    rule,
    focused,
    blankRow,
    put: (id, part) => change(id === rule.id && isGroup(part) ? part : withPart(rule, id, () => part)),
    remove: (id) => {
      const before = order[order.indexOf(id) - 1] ?? order.find((one) => one !== id) ?? null;
      change(
        withPart(rule, id, () => null),
        before,
      );
    },
    addRow: (behind) => {
      const row = blankRow();
      change(withAdded(rule, behind, row), row.id);
    },
    addGroup: (into) => {
      const row = blankRow();
      change(withAdded(rule, into, { id: ids(), mode: 'any', parts: [row] }), row.id);
    },
    duplicate: (part) => {
      const copy = copyOf(part, ids);
      change(withAdded(rule, part.id, copy), rowsOf(copy)[0]?.id ?? null);
    },
    move: (id, by) => change(withMoved(rule, id, by)),
    placeOf: (id) => order.indexOf(id) + 1,
  };
  return (
    <BuildingProvider value={building}>
      <div ref={area}>
        <GroupFields group={rule} depth={0} at={0} of={1} />
      </div>
    </BuildingProvider>
  );
}
