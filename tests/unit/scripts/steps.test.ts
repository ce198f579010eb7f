import { describe, expect, it } from 'vitest'
import { countsIn, sum } from '../../../scripts/steps.mjs'

const vitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] }
const pageReport = { stats: { expected: 4, flaky: 1, unexpected: 0, skipped: 2 }, errors: [] }

describe('a report', () => {
  it('of vitest is counted', () => {
    expect(countsIn(vitestReport)).toEqual({ passed: 5, failed: 0, skipped: 1 })
  })

  it('of vitest counts a file that did not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const failing = { status: 'failed', assertionResults: [{}] }
    expect(countsIn({ ...vitestReport, numFailedTests: 1, testResults: [broken, failing] }).failed).toBe(2)
  })

  it('of Playwright is counted', () => {
    expect(countsIn(pageReport)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  })

  it('of Playwright counts errors outside of tests as failures', () => {
    expect(countsIn({ ...pageReport, errors: [{ message: 'the server did not start' }] }).failed).toBe(1)
  })
})

it('counts add up', () => {
  const counts = [
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ]
  expect(sum(counts)).toEqual({ passed: 11, failed: 22, skipped: 33 })
})
