import { onScopeDispose } from 'vue'
import { actOf, isTyping, type Act } from './key-map'

/** Obeys the app's keys for as long as the caller lives. What another part has already answered is left alone. */
export function useKeys(acts: Readonly<Record<Act, () => void>>): void {
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
    const act = actOf(event, isTyping(event.target, event.key))
    if (!act) return
    event.preventDefault()
    acts[act]()
  }
  addEventListener('keydown', press)
  onScopeDispose(() => removeEventListener('keydown', press))
}
