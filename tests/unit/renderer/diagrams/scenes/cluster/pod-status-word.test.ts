import { describe, expect, it } from 'vitest'
import vectors from '../../../../../fidelity/data/vectors/kubectl-print-pods.json'
import { podStatusWord, type PodLike } from '../../../../../../renderer/diagrams/scenes/cluster/pod-status-word'

interface Recorded {
  readonly name: string
  readonly given: { readonly object: PodLike; readonly columns: readonly string[] }
  readonly expect: readonly string[]
}

const recorded = (vectors.cases as unknown as Recorded[]).filter(({ given }) => given.columns.includes('Status'))

describe('the word that kubectl prints for a Pod', () => {
  it.each(recorded)('$name', ({ given, expect: cells }) => {
    expect(podStatusWord(given.object)).toBe(cells[given.columns.indexOf('Status')])
  })
})
