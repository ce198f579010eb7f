/** The main process's side of calls that come in parts and are answered in parts. */
import { sealed, type Envelope } from './envelope'
import { joiner, partsOf, type Part } from './host/parts'

interface OpenCall {
  readonly join: (part: Part) => unknown
  /** Parts of the answer that the page has not yet asked for. */
  readonly answer: Part[]
}

/** Said to each part of a question that is not complete; it adds nothing to the answer. */
const NOTHING_YET: Part = { text: '', first: false, last: false }

export class PartedCalls {
  private readonly open = new Map<string, OpenCall>()

  constructor(private readonly act: (args: unknown) => unknown) {}

  /** Takes a part of the question, if there is one, and returns the next part of the answer. */
  async hear(id: string, part: Part | undefined): Promise<Part> {
    const call = part?.first ? this.begin(id) : this.open.get(id)
    if (!call) return onlyPart(await sealed(() => { throw new Error(`no such call: ${id}`) })) // prettier-ignore
    const args = part && call.join(part)
    if (args !== undefined) call.answer.push(...partsOf(await sealed(() => this.act(args))))
    const next = call.answer.shift() ?? NOTHING_YET
    if (next.last) this.open.delete(id)
    return next
  }

  private begin(id: string): OpenCall {
    const call = { join: joiner(), answer: [] }
    this.open.set(id, call)
    return call
  }
}

/** An answer that is known to be short. */
export function onlyPart(envelope: Envelope): Part {
  return partsOf(envelope)[0]!
}
