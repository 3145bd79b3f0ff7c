import 'server-only';

export { allSettings, type SettingRevision, type SettingsShown } from './queries';
export { plugSettingSections } from './sections-plugged';
export { settingHistory } from './store';
