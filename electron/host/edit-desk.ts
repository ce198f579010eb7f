/** Texts that commands have laid before the learner, and wait for. */
import type { EditNews } from '../contract/host'
import { BIRTH } from '../cluster/kernel/cause'
import type { Kernel } from '../cluster/kernel/kernel'
import { Signal, type Task } from '../cluster/kernel/task'

interface Draft {
  readonly answered: Signal
  text: string | null
}

export class EditDesk {
  /** Hears when a text is laid out, and when nobody waits for it any more. */
  onNews: (news: EditNews) => void = () => undefined
  private readonly drafts = new Map<number, Draft>()
  private lastId = 0

  constructor(private readonly kernel: Kernel) {}

  /** What a program calls: it goes on with what the learner made of the text, or with null when they gave up. */
  *edit(text: string, fileName: string): Task<string | null> {
    const id = ++this.lastId
    const draft: Draft = { answered: new Signal(), text: null }
    this.drafts.set(id, draft)
    this.onNews({ id, fileName, text })
    try {
      yield* draft.answered.wait()
      return draft.text
    } finally {
      // Ctrl+C comes this way as well.
      this.drafts.delete(id)
      this.onNews({ id, fileName, text: null })
    }
  }

  isOpen(id: number): boolean {
    return this.drafts.has(id)
  }

  finish(id: number, text: string | null): void {
    const draft = this.drafts.get(id)
    if (!draft) return
    draft.text = text
    this.kernel.enter(BIRTH, () => { draft.answered.fire() }) // prettier-ignore
  }
}
