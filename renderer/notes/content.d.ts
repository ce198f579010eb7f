/** What `plugin.ts` makes of the files of `content/`. */
declare module '*.md' {
  import type { Note } from './note-tree'
  export const note: Note
}

declare module '*.yaml' {
  export const data: unknown
}
