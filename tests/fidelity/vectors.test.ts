import { describe, expect, it } from 'vitest'
import { runVectorFile } from './run-vectors'

const vectors = (file: string): string => new URL(`data/vectors/${file}.json`, import.meta.url).pathname

const failures = (file: string): string[] =>
  runVectorFile(vectors(file)).flatMap(({ name, failure }) => (failure === undefined ? [] : [`${name}: ${failure}`]))

describe('vectors that hold in full', () => {
  it.each([
    'api-quantity',
    'api-rbac',
    'api-selectors',
    'api-name-validation',
    'api-patch',
    'api-pod-validation',
    'api-defaults-admission',
    'kubectl-human-duration',
    'kubectl-print-other',
    'kubectl-print-pods',
  ])('%s', (file) => {
    expect(failures(file)).toEqual([])
  })
})

/** The rest needs kinds that do not exist yet, or asks for what no API of this release can send. */
describe('vectors that hold in part never hold for fewer cases', () => {
  it.each([
    ['api-semantics', 55],
    ['api-workload-validation', 158],
  ])('%s: at least %i', (file, floor) => {
    expect(runVectorFile(vectors(file)).length - failures(file).length).toBeGreaterThanOrEqual(floor)
  })
})
