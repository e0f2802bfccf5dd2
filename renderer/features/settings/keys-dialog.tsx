import './keys-dialog.css'
import { currentBindings, KEY_GROUPS, type KeyBinding } from '../../state/keymap'
import { closeDialog } from '../../state/open-dialog'
import { Dialog } from '../../ui/dialog'
import { Keys } from '../../ui/keys'

/** Every key that works now, by where it works. */
export function KeysDialog() {
  const bindings = currentBindings()
  const groups = KEY_GROUPS.map((group) => ({
    group,
    keys: withoutShadowed(bindings.filter((binding) => binding.group === group)),
  })).filter(({ keys }) => keys.length > 0)
  return (
    <Dialog title="All keys" size="large" onClose={closeDialog} lightDismiss isText>
      <div class="all-keys">
        {groups.map(({ group, keys }) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {keys.map(({ key, label }) => (
                <div key={`${key} ${label}`}>
                  <dt>
                    <Keys of={key} />
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** The same key with the same words, registered by two that are on screen, is one line. */
function withoutShadowed(bindings: readonly KeyBinding[]): readonly KeyBinding[] {
  const seen = new Set<string>()
  return bindings.filter(({ key, label }) => {
    const line = `${key} ${label}`
    if (seen.has(line)) return false
    seen.add(line)
    return true
  })
}
