import { z } from 'zod';

/** What decisions are chosen by: the rule that spoke, or what it was about. */
export const CHOOSE_BY = ['rule', 'offer', 'batch', 'benefit', 'task', 'game'] as const;

/** One of them. */
export type ChooseBy = (typeof CHOOSE_BY)[number];

/** What came of it; `any`: whatever came of it. */
export const OUTCOMES = ['any', 'given', 'reduced', 'withheld', 'taken'] as const;

const CODE_MAX = 128;
const DAYS_MAX = 92;
const DAY_MS = 86_400_000;

/** Which decisions a repair is about: what spoke, in which version, between which instants (half-open), with what outcome. */
export const ChoiceSchema = z
  .strictObject({
    by: z.enum(CHOOSE_BY),
    /** `points#order` or `points` of rules; the code of an offer, a benefit, a task or a game; a batch by its id. */
    code: z.string().trim().min(1, { message: 'missing' }).max(CODE_MAX),
    version: z.int().min(1).nullable().default(null),
    outcome: z.enum(OUTCOMES).default('any'),
    /** The reason's own code; empty: whatever it is. */
    reason: z.string().trim().max(CODE_MAX).default(''),
    from: z.coerce.date(),
    to: z.coerce.date(),
  })
  .superRefine(({ from, to }, context) => {
    if (to <= from) context.addIssue({ code: 'custom', path: ['to'], message: 'ends_before_it_starts' });
    else if (to.getTime() - from.getTime() > DAYS_MAX * DAY_MS)
      context.addIssue({ code: 'custom', path: ['to'], message: 'too_long' });
  });

/** A choice, read. */
export type Choice = z.output<typeof ChoiceSchema>;

/** How the reasons of chosen decisions are known: what their rule looks like (`%` is anything), and what they are about. */
export type Marks = { readonly rule: string; readonly subject: string | null };

const plain = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** By what the stored decisions of a choice are known; rules are written `<set>@<version>#<rule>`, offers `<offer>@<version>`. */
export function marksOf({ by, code, version }: Pick<Choice, 'by' | 'code' | 'version'>): Marks {
  const at = version === null ? '%' : String(version);
  switch (by) {
    case 'rule': {
      const [set = '', rule] = code.split('#');
      return { rule: `${plain(set)}@${at}${rule === undefined ? '#%' : `#${plain(rule)}`}`, subject: null };
    }
    case 'offer':
      return { rule: `${plain(code)}@${at}`, subject: null };
    case 'batch':
      return { rule: `coupons@${at}#%`, subject: code };
    case 'benefit':
      return { rule: `benefits@${at}#%`, subject: code };
    case 'task':
      return { rule: `task@${at}#${plain(code)}`, subject: null };
    case 'game':
      return { rule: `games@${at}#${plain(code)}`, subject: null };
  }
}
