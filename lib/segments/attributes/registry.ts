import { type Registry, registry } from '@/lib/kernel/registry';
import { shared } from '@/lib/platform/shared';
import * as own from '.';
import type { Attribute } from './attribute';

const known = registry<Attribute>(own);

type Plugged = { all: Registry<Attribute> };
const holder = () => shared<Plugged>('plugged.segment-attributes', () => ({ all: known }));

/** Makes the attributes known that contexts above this one say; `lib/wiring.ts` does it, since this context knows none. */
export function plugAttributes(more: Readonly<Record<string, Attribute>>): void {
  holder().all = registry<Attribute>({ ...own, ...more });
}

/** Every attribute by which members can be chosen. */
export const allAttributes = (): readonly Attribute[] => holder().all.all;

/** The attribute of this name, or undefined. */
export const attributeOf = (code: string): Attribute | undefined => holder().all.find(code);
