/** One component a directive. A new directive is a file here, a line here, and its rule in `parse/directive-rules.ts`. */
import type { Component } from 'vue'
import type { DirectiveName } from '../note-tree'
import NoteCard from './NoteCard.vue'
import NoteMisconception from './NoteMisconception.vue'
import NotePredict from './NotePredict.vue'
import NoteScene from './NoteScene.vue'
import NoteSimplified from './NoteSimplified.vue'
import NoteStep from './NoteStep.vue'

export { default as NoteLive } from './NoteLive.vue'
export { NoteTerm } from './NoteTerm'

export const directiveComponents: Readonly<Record<DirectiveName, Component>> = {
  break: NoteStep,
  card: NoteCard,
  misconception: NoteMisconception,
  predict: NotePredict,
  scene: NoteScene,
  simplified: NoteSimplified,
  step: NoteStep,
}
