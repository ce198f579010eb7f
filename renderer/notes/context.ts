/** What a note needs from the app around it. The workbench provides it; notes know neither stores nor hosts. */
import { inject, ref } from 'vue'
import type { Component, ComputedRef, InjectionKey, Ref } from 'vue'
import type { LinkTarget } from './link-target'
import type { GlossaryEntry } from './load-note'
import type { Language } from './note-tree'

export type StepState = 'idle' | 'running' | 'done' | 'failed'

export interface SceneOptions {
  /** The part of the cluster to put in front, or `null` for the whole. */
  readonly focus: string | null
}

/** A scene inside the text is given `focus` and `compact: true`. */
export type SceneComponent = Component

export interface NoteContext {
  readonly language: Readonly<Ref<Language>>
  /** Types these lines into the learner's terminal, one after the other. With `expectsRefusal` a failing line is no failure of the step. */
  readonly runStep: (id: string, commands: readonly string[], expectsRefusal: boolean) => void
  readonly stepState: (id: string) => Readonly<Ref<StepState>>
  /** The value of a live expression at the instant that the stage shows. */
  readonly live: (expression: string) => ComputedRef<string>
  /** The chosen option of a prediction; `null` until the reader has chosen. */
  readonly choice: (id: string) => Ref<number | null>
  readonly openScene: (id: string, options: SceneOptions) => void
  /** The component that draws a scene inside the text, if there is one. */
  readonly scene: (id: string) => SceneComponent | undefined
  readonly follow: (target: LinkTarget) => void
  readonly term: (id: string) => GlossaryEntry | undefined
  /** A word of the interface: keys `notes.*`. */
  readonly text: (key: string, values?: Readonly<Record<string, string | number>>) => string
}

export const noteContextKey: InjectionKey<NoteContext> = Symbol('note context')

export function useNoteContext(): NoteContext {
  const context = inject(noteContextKey)
  if (!context) throw new Error('a note is shown outside of a note context')
  return context
}

/** Choices that outlive a change of language or chapter, for as long as the app runs. */
export function createChoices(): (id: string) => Ref<number | null> {
  const choices = new Map<string, Ref<number | null>>()
  return (id) => {
    const known = choices.get(id) ?? ref<number | null>(null)
    choices.set(id, known)
    return known
  }
}
