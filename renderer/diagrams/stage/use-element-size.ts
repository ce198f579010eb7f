import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** The size of an element, kept up to date. Its only output are the two refs. */
export function useElementSize(element: Readonly<Ref<Element | null>>, initial = { width: 960, height: 540 }) {
  const width = ref(initial.width)
  const height = ref(initial.height)
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return
    width.value = entry.contentRect.width || initial.width
    height.value = entry.contentRect.height || initial.height
  })
  onMounted(() => {
    if (element.value) observer.observe(element.value)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
  })
  return { width, height }
}
