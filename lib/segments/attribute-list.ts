import 'server-only';
import { attributes, type ListedArgument, type ListedAttribute } from './listing';
import { IN_SEGMENT, ON_HAND_LIST } from './rules/references';

/** What may narrow an attribute, as the builder offers it. */
export type BuilderArgument = ListedArgument;

/** An attribute as the builder offers it: of the registry, and belonging to a segment, which is no attribute of its own. */
export type BuilderAttribute = Omit<ListedAttribute, 'operators' | 'cost'>;

/** Every attribute of members that a rule may test, in the order of the builder. */
export const builderAttributes = (): readonly BuilderAttribute[] => [
  ...attributes().filter(({ code }) => code !== ON_HAND_LIST),
  {
    code: IN_SEGMENT,
    group: 'segments',
    groupText: 'attributes.groups.segments',
    kind: 'names',
    text: `attributes.names.${IN_SEGMENT}`,
    of: null,
    hasChoices: false,
    arguments: [],
  },
];
