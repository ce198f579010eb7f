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
    'api-semantics',
    'api-workload-validation',
    'kubectl-human-duration',
    'kubectl-print-other',
    'kubectl-print-pods',
  ])('%s', (file) => {
    expect(failures(file)).toEqual([])
  })
})
