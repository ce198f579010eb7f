/** The learner's files beside the terminal: which there are, which one is open, and what the cluster answered to it. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { ApiObject } from '../../electron/contract/api'
import type { CommandResult, EditNews } from '../../electron/contract/host'
import { filesNamed, lineFor, type FileAct } from '../editor/file-lines'
import type { Refusal } from '../editor/manifest/refusals'
import { useHost } from '../host/use-host'
import { useCluster } from './cluster'
import { useTerminal } from './terminal'

export type BenchTab = 'terminal' | 'editor'

/** What the terminal printed for the act that was asked for last. */
export interface Answer {
  readonly act: FileAct
  readonly line: string
  /** The terminal's name for the line, once it runs. */
  readonly id: string | null
  readonly output: string
  /** Null while it runs. */
  readonly exitCode: number | null
}

/** A text that a command has laid out, and waits for. */
export interface Draft {
  readonly id: number
  readonly fileName: string
  readonly text: string
}

export const useEditor = defineStore('editor', () => {
  const host = useHost()
  const cluster = useCluster()
  const terminal = useTerminal()

  const tab = ref<BenchTab>('terminal')
  const files = shallowRef<readonly string[]>([])
  const file = ref<string | null>(null)
  /** Was open until somebody deleted it elsewhere. */
  const lost = ref<string | null>(null)
  const focusRequests = ref(0)
  const draft = shallowRef<Draft | null>(null)
  const answer = shallowRef<Answer | null>(null)
  const refusals = shallowRef<ReadonlyMap<string, readonly Refusal[]>>(new Map())
  /** Files that were just written or removed, by whomever. */
  const changed = shallowRef<readonly string[]>([])
  const heard = new Map<string, { all: string; errors: string }>()
  let save: () => Promise<void> = () => Promise.resolve()
  /** A line is under way that was asked for here. */
  const acting = ref(false)

  host.onDelta(({ world, files: paths, edits }) => {
    if (world !== cluster.world) return
    edits.forEach(hear)
    if (paths.length === 0) return
    changed.value = paths
    void refresh()
  })
  host.onOutput(({ id, stream, text }) => {
    const said = heard.get(id)
    if (!said) return
    said.all += text
    if (stream === 'stderr') said.errors += text
  })
  // Another world has a home of its own.
  watch(
    () => cluster.world,
    () => {
      answer.value = draft.value = null
      refusals.value = new Map()
      void refresh().then(() => (changed.value = files.value))
    },
  )
  // Whoever runs a line wants to see it, save the editor, which tells its end itself.
  watch(
    () => terminal.busy,
    (busy) => {
      if (busy && !acting.value) tab.value = 'terminal'
    },
  )

  function hear({ id, fileName, text }: EditNews): void {
    if (text !== null) {
      draft.value = { id, fileName, text }
      show()
    } else if (draft.value?.id === id) {
      draft.value = null
      tab.value = 'terminal'
      terminal.focus()
    }
  }

  /** Hands the waiting command its text; null gives up. */
  async function finish(text: string | null): Promise<void> {
    if (draft.value) await host.finishEdit(draft.value.id, text)
  }

  async function refresh(): Promise<void> {
    if (cluster.world === 0) return
    // What programs keep for themselves, beside the home or hidden in it, is theirs.
    files.value = (await host.files()).filter((path) => !/^\/|(?:^|\/)\./.test(path))
    if (file.value === null || files.value.includes(file.value)) return
    lost.value = file.value
    file.value = null
  }

  async function open(path: string | null): Promise<void> {
    await save()
    file.value = path
    lost.value = null
    if (path !== null) show()
  }

  function show(): void {
    tab.value = 'editor'
    focusRequests.value++
  }

  async function create(path: string, text = ''): Promise<void> {
    await save()
    await host.writeFile(path, text)
    await refresh()
    await open(path)
  }

  async function rename(path: string): Promise<void> {
    const from = file.value
    if (from === null || path === from) return
    await save()
    await host.writeFile(path, await host.readFile(from))
    file.value = path
    await host.deleteFile(from)
    await refresh()
  }

  async function remove(): Promise<void> {
    const path = file.value
    if (path === null) return
    file.value = null
    await host.deleteFile(path)
    await refresh()
  }

  /** Brings a live object to the editor, as a file that can be applied. */
  async function openObject(object: ApiObject): Promise<void> {
    const { liveFileName, liveManifest } = await import('../editor/manifest/live-manifest')
    await create(liveFileName(object), liveManifest(object))
  }

  /** Types the act's line into the terminal, where it is an input like any other. One at a time: each has an answer. */
  async function act(name: FileAct): Promise<void> {
    const path = file.value
    if (path === null || acting.value || draft.value) return
    acting.value = true
    try {
      await save()
      const line = lineFor(name, path)
      answer.value = { act: name, line, id: null, output: '', exitCode: null }
      await terminal.runLines([line])
    } finally {
      acting.value = false
    }
  }

  /** Hears what a line of the terminal says, and keeps what it says of a file. */
  async function overhear(line: string, id: string, ended: Promise<CommandResult>): Promise<CommandResult> {
    heard.set(id, { all: '', errors: '' })
    if (answer.value?.line === line && answer.value.id === null) answer.value = { ...answer.value, id }
    try {
      const result = await ended
      tell(id, result.exitCode)
      return result
    } finally {
      void keepRefusals(filesNamed(line), heard.get(id)?.errors ?? '')
      heard.delete(id)
    }
  }

  function tell(id: string, exitCode: number): void {
    if (answer.value?.id === id) answer.value = { ...answer.value, output: heard.get(id)?.all ?? '', exitCode }
  }

  async function keepRefusals(about: readonly string[], errors: string): Promise<void> {
    if (about.length === 0) return
    // Who speaks of a file will look for it here.
    file.value ??= about.find((path) => files.value.includes(path)) ?? null
    const found = errors === '' ? [] : (await import('../editor/manifest/refusals')).refusalsIn(errors)
    refusals.value = new Map([...refusals.value, ...about.map((path) => [path, found] as const)])
  }

  return {
    tab,
    files,
    file,
    lost,
    focusRequests,
    draft,
    finish,
    answer,
    acting,
    changed,
    refusalsHere: computed(() => (file.value === null ? [] : (refusals.value.get(file.value) ?? []))),
    refresh,
    open,
    show,
    create,
    rename,
    remove,
    openObject,
    act,
    overhear,
    closeAnswer: () => void (answer.value = null),
    /** Whoever shows a text says how what is not yet written is written. */
    attach: (saver: (() => Promise<void>) | null) => void (save = saver ?? (() => Promise.resolve())),
  }
})
