import { expect } from 'vitest'

/** What a check found: where, what, and what to write instead. */
export interface Finding {
  readonly file: string
  readonly row: number
  readonly what: string
  readonly remedy: string
}

export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.row} ${finding.what}; ${finding.remedy}`
}

/** Fails with every finding in full, one a line. */
export function expectNothing(findings: readonly Finding[]): void {
  const report = [...new Set(findings.map(formatFinding))].join('\n')
  expect(report, report).toBe('')
}
