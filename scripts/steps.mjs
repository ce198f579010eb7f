/** Runs the steps of a test run one after another, each under a heading, and counts from what the runners wrote down. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { at, root } from './project.mjs'

// Not in test-results/: Playwright empties that folder when it starts.
const reports = at('.reports')
export const report = (name) => at('.reports', name)

/** Reports of an earlier run must never speak for this one. */
export function clearReports() {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
}

export function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`)
}

/** Runs a file of this project's packages with this Node; returns whether it ended well. */
export function node(file, args, env = {}) {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }
  const { status, signal } = spawnSync(process.execPath, [at('node_modules', file), ...args], options)
  if (signal) console.log(`${file} was ended by ${signal}`)
  return status === 0
}

export function vitest(reportName, args = [], env = {}) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(reportName)}`]
  return node('vitest/vitest.mjs', ['run', ...reporters, ...args], env)
}

/**
 * What a runner's JSON report says: vitest's or Playwright's.
 * A report that is missing, or a run that failed without a failed test (a file that does not load), counts as one failure.
 */
export function countsOf(name, ended) {
  const counts = existsSync(report(name)) ? countsIn(JSON.parse(readFileSync(report(name), 'utf8'))) : none
  return ended || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

export const none = { passed: 0, failed: 0, skipped: 0 }

export function countsIn(written) {
  if (written.stats) {
    const { expected, flaky, unexpected, skipped } = written.stats
    return { passed: expected + flaky, failed: unexpected + written.errors.length, skipped }
  }
  const failedFiles = written.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: written.numPassedTests,
    failed: written.numFailedTests + failedFiles.length,
    skipped: written.numPendingTests + written.numTodoTests,
  }
}

export function sum(counts) {
  const total = (key) => counts.reduce((all, each) => all + each[key], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

/** The last line of a run, and its exit code. A run in which nothing passed has proved nothing. */
export function conclude({ passed, failed, skipped }) {
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
