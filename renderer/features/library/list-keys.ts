import type { KeyBinding } from '../../state/keymap'

/** The list takes these itself while it has the focus; here they are for the list of keys. */
const said = (key: string, label: string): KeyBinding => ({
  key,
  label,
  group: 'Lists',
  run: () => false,
})

export const LIST_KEYS: readonly KeyBinding[] = [
  said('Enter', 'open the article'),
  said('Shift+ArrowDown', 'choose several articles'),
  said('Space', 'add an article to those chosen'),
  said('Mod+A', 'choose all articles'),
  said('Delete', 'move what is chosen to the trash'),
]
