/** A compiled note on the page. */
import { defineComponent, h } from 'vue'
import type { PropType } from 'vue'
import { useNoteContext } from './context'
import type { Note } from './note-tree'
import './notes.css'
import { renderBlocks } from './render-blocks'

export const NoteBody = defineComponent({
  name: 'NoteBody',
  props: { note: { type: Object as PropType<Note>, required: true } },
  setup(props) {
    const context = useNoteContext()
    return () =>
      h('article', { class: 'note', lang: context.language.value, 'data-note': props.note.id }, [
        h('p', { class: 'note-minutes' }, context.text('notes.minutes', { count: props.note.minutes })),
        h('h1', { 'data-block': 'title' }, props.note.title),
        ...renderBlocks(props.note.blocks, context),
      ])
  },
})
