/** The parts in which sections are looked for, in the order of the page; a section that none of them names comes last. */
const GROUPS = [
  { code: 'members', sections: ['members', 'levels', 'checkIn', 'privacy'] },
  { code: 'value', sections: ['points', 'coupons', 'benefits', 'games'] },
  { code: 'trade', sections: ['orders', 'pricing', 'equalPrice', 'shop', 'suggestions'] },
  { code: 'control', sections: ['adjustments', 'approvals', 'risk', 'workbench', 'audit'] },
] as const;

/** One of the parts. */
type GroupCode = (typeof GROUPS)[number]['code'] | 'other';

/** Sections by their parts, those without any last; a part without sections is left out. */
export function grouped<S extends { readonly code: string }>(
  sections: readonly S[],
): readonly { readonly code: GroupCode; readonly sections: readonly S[] }[] {
  const known = new Set<string>(GROUPS.flatMap((group) => group.sections));
  const parts = GROUPS.map(({ code, sections: names }) => {
    const order: readonly string[] = names;
    return { code, sections: order.flatMap((name) => sections.filter((section) => section.code === name)) };
  });
  const others = { code: 'other' as const, sections: sections.filter(({ code }) => !known.has(code)) };
  return [...parts, others].filter((part) => part.sections.length > 0);
}
