/** A word of the glossary. Its gloss is a popover: the browser opens it, places it and closes it on Escape or a click outside. */
import { defineComponent, h, useId } from 'vue'
import { useNoteContext } from '../context'

export const NoteTerm = defineComponent({
  name: 'NoteTerm',
  inheritAttrs: false,
  props: { term: { type: String, required: true } },
  setup(props, { slots }) {
    const context = useNoteContext()
    const glossId = useId()
    return () => {
      const entry = context.term(props.term)
      const attributes = { type: 'button', class: 'note-term', 'data-term': props.term, popovertarget: glossId }
      return [
        h('button', attributes, slots['default']?.()),
        entry && h('span', { id: glossId, popover: 'auto', class: 'note-gloss', role: 'note' }, [h('strong', entry.name), ` ${entry.gloss}`]), // prettier-ignore
      ]
    }
  },
})
