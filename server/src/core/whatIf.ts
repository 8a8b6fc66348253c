import type { Block, KnownSetting, Reading, Setting, Settings, Slot } from './model.ts';

/** What the client would do with other values in some slots; `undefined` takes the setting away. */
export function readWith(block: Block, changes: ReadonlyMap<Slot, string | undefined>): readonly Reading[] {
  const read = block.dialect.read(settingsWith(block.settings, changes));
  return 'outcome' in read ? [read] : read;
}

function settingsWith(settings: Settings, changes: ReadonlyMap<Slot, string | undefined>): Settings {
  const get = (slot: Slot): Setting => {
    const setting = settings.get(slot);
    if (!changes.has(slot)) return setting;
    const text = changes.get(slot);
    return text === undefined || setting.state !== 'known' ? { state: 'absent' } : changed(setting, text);
  };
  return {
    ...settings,
    get,
    text(slot) {
      const setting = get(slot);
      return setting.state === 'known' ? setting.text : undefined;
    },
    has: (slot) => settings.has(slot) && get(slot).state !== 'absent',
    slots: () => settings.slots().filter((slot) => get(slot).state !== 'absent'),
  };
}

function changed(setting: KnownSetting, text: string): KnownSetting {
  const type = setting.type === 'boolean' && !/^(true|false)$/.test(text) ? 'string' : setting.type;
  return { ...setting, text, type };
}
