import { computed, onScopeDispose, ref } from 'vue'
import { useSettings } from '../stores/settings'
import { isNarrow, paneRanges, paneSizes, type Pane } from './pane-sizes'

/** The panes of this window: sizes, limits, and which are folded. */
export function usePanes() {
  const settings = useSettings()
  const size = ref({ width: innerWidth, height: innerHeight })
  const measure = () => void (size.value = { width: innerWidth, height: innerHeight })
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))

  const isFolded = (pane: Pane) => settings.layout[`${pane}Folded`]
  return {
    narrow: computed(() => isNarrow(size.value)),
    sizes: computed(() => paneSizes(settings.layout, size.value)),
    ranges: computed(() => paneRanges(settings.layout, size.value)),
    isFolded,
    fold: (pane: Pane, folded = !isFolded(pane)) => settings.setLayout({ [`${pane}Folded`]: folded }),
    resize: (pane: Pane, px: number) => settings.setLayout({ [`${pane}Px`]: Math.round(px) }),
  }
}
