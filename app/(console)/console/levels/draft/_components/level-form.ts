import type { RuleTree } from '@/lib/kernel/rule-tree';
import { readSimple, type SimpleRule, writeSimple } from '@/lib/levels/rules/simple-rule';
import type { Level, LevelScheme } from '@/lib/levels/schema';

/** A level while it is edited; `other` is a rule in a form that the editor does not show and leaves alone. */
export type LevelForm = {
  readonly key: string;
  readonly code: string;
  readonly isNew: boolean;
  readonly zh: string;
  readonly en: string;
  readonly metal: Level['metal'];
  readonly rule: SimpleRule;
  readonly other: RuleTree | null;
};

const NOTHING: SimpleRule = { orders: null, amount: null, invited: false };

/** The levels of a scheme as forms, from the lowest up. */
export const formsOf = ({ levels }: LevelScheme): LevelForm[] =>
  levels.map(({ code, name, metal, rule }) => {
    const simple = rule === null ? NOTHING : readSimple(rule);
    return {
      key: code,
      code,
      isNew: false,
      zh: name.zh,
      en: name.en,
      metal,
      rule: simple ?? NOTHING,
      other: simple === null ? rule : null,
    };
  });

/** An empty level to be filled in. */
export const newForm = (count: number): LevelForm => ({
  key: `new-${count}`,
  code: '',
  isNew: true,
  zh: '',
  en: '',
  metal: 'gold',
  rule: { orders: null, amount: null, invited: false },
  other: null,
});

/** The forms as levels: ranks follow their order, and the lowest asks for nothing. */
export const levelsOf = (forms: readonly LevelForm[]): Level[] =>
  forms.map(({ code, zh, en, metal, rule, other }, index) => ({
    rank: index + 1,
    code: code.trim(),
    name: { zh: zh.trim(), en: en.trim() },
    metal,
    rule: index === 0 ? null : (other ?? writeSimple(rule)),
  }));

/** The first thing that is wrong with the forms, by the key of its sentence, and where; null when all is well. */
export function troubleOf(forms: readonly LevelForm[]): { readonly key: string; readonly trouble: Trouble } | null {
  for (const [index, form] of forms.entries()) {
    const { key, zh, en, code } = form;
    if (zh.trim() === '' || en.trim() === '') return { key, trouble: 'name' };
    if (!/^[a-z][a-z0-9_]*$/.test(code.trim())) return { key, trouble: 'code' };
    if (forms.some((other) => other.key !== key && other.code.trim() === code.trim())) return { key, trouble: 'twice' };
    if (index > 0 && form.other === null && writeSimple(form.rule) === null) return { key, trouble: 'rule' };
  }
  return null;
}

/** What can be wrong with a level. */
export type Trouble = 'name' | 'code' | 'twice' | 'rule';
