/** `npm run test:full`: the property tests at their full figures, and the benchmarks. What `npm test` covers is not repeated. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, root } from './project.mjs'
import { conclude, countsOf, heading, none, report, sum, vitest } from './steps.mjs'

mkdirSync(at('.reports'), { recursive: true })

const total = sum([runFullFigures(), runBench()])
writeFileSync(report('total-full.json'), JSON.stringify(total))
heading('Result of the full figures')
conclude(total)

/** Only files that scale their rounds have more to say than they said in `npm test`. */
function runFullFigures() {
  heading('Property tests at their full figures')
  const files = testFiles(at('tests')).filter((file) => /\bruns\(/.test(readFileSync(file, 'utf8')))
  if (files.length === 0) return none
  const relative = files.map((file) => file.slice(root.length + 1))
  return countsOf('vitest-full.json', vitest('vitest-full.json', relative, { FULL: '1' }))
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFiles(path)
    return entry.name.endsWith('.test.ts') ? [path] : []
  })
}

function runBench() {
  heading('Benchmarks')
  if (!existsSync(at('tests', 'bench', 'bench.ts'))) {
    console.log('not run: there are no benchmarks')
    return none
  }
  const { status } = spawnSync(process.execPath, [at('scripts', 'headless.mjs'), 'bench'], {
    cwd: root,
    stdio: 'inherit',
  })
  return { ...none, [status === 0 ? 'passed' : 'failed']: 1 }
}
