import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the learner asked their system for less motion. */
export function useReducedMotion(): Readonly<Ref<boolean>> {
  const query = window.matchMedia('(prefers-reduced-motion: reduce)')
  const isReduced = ref(query.matches)
  const update = (): void => {
    isReduced.value = query.matches
  }
  query.addEventListener('change', update)
  onScopeDispose(() => {
    query.removeEventListener('change', update)
  })
  return isReduced
}
