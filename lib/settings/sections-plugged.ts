import 'server-only';
import { must } from '@/lib/kernel/assert';
import type { Registry } from '@/lib/kernel/registry';
import type { SettingSection } from '@/lib/kernel/setting-section';
import { shared } from '@/lib/platform/shared';

const holder = () => shared('plugged.setting-sections', () => ({ sections: null as Registry<SettingSection> | null }));

/** Makes the sections known, once when a process starts: contexts own them, this one only keeps what was set. */
export function plugSettingSections(sections: Registry<SettingSection>): void {
  holder().sections = sections;
}

/** The sections that were plugged. */
export const settingSections = (): Registry<SettingSection> =>
  must(holder().sections, 'no setting sections: import lib/wiring');
