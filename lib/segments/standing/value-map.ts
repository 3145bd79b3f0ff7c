import 'server-only';
import { z } from 'zod';
import type { Program } from '@/lib/platform/program';
import { STANDARD_MAP, ValueMap } from '../rules/value';

/** Under which name the program keeps the map. */
export const VALUE_MAP = 'rfm';

/** What the program keeps: the class of each of the 125 scores. */
export const ValueMapSetting = z.object({ map: ValueMap.default(STANDARD_MAP) });

/** The map by which the program tells classes of value (4.I). */
export const valueMap = ({ settings }: Program): string => ValueMapSetting.parse(settings[VALUE_MAP] ?? {}).map;
