/** `npm test`: everything that must hold before a change is kept. Every step runs, so that one run tells all that is wrong. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { ensureChromium } from './chromium.mjs'
import { electronBinary } from './electron-binary.mjs'
import { at, buildApp } from './project.mjs'
import { clearReports, conclude, countsOf, heading, node, none, report, sum, vitest } from './steps.mjs'

clearReports()

// Typecheck, lint, formatting and build are one check each; the test runners count their own.
const checks = [
  check('A Chromium for the browser tests', chromiumIsThere),
  check('Types', () => node('vue-tsc/bin/vue-tsc.js', ['--noEmit'])),
  check('Lint', () => node('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])),
  check('Formatting', () => node('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn'])),
  check('Build', buildApp),
]
const unit = runUnitTests()
const pages = runPageTests()

const total = sum([...checks, unit, pages])
writeFileSync(report('total.json'), JSON.stringify(total))
heading('Result')
conclude(total)

function check(title, act) {
  heading(title)
  const passed = act()
  console.log(passed ? 'passed' : `failed: ${title}`)
  return { ...none, [passed ? 'passed' : 'failed']: 1 }
}

function chromiumIsThere() {
  try {
    console.log(ensureChromium())
    return true
  } catch (error) {
    console.log(error.message)
    return false
  }
}

function runUnitTests() {
  heading('Unit, scenario and contract tests')
  return countsOf('vitest.json', vitest('vitest.json'))
}

function runPageTests() {
  heading('The app in a browser')
  if (!hasPageTests()) {
    console.log('not run: there are no page tests')
    return none
  }
  const ended = node('@playwright/test/cli.js', ['test'])
  sayWhichRan()
  return countsOf('playwright.json', ended)
}

function hasPageTests() {
  const folder = at('tests', 'e2e')
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.spec.ts'))
}

/** A project that a machine cannot run is said to be missing, never passed over. */
function sayWhichRan() {
  const ran = existsSync(report('playwright.json'))
    ? JSON.parse(readFileSync(report('playwright.json'), 'utf8')).config.projects
    : []
  for (const { name } of ran) console.log(`${name}: run`)
  if (!electronBinary()) console.log('electron: not run (no binary)')
}
