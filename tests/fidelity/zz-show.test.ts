import { it } from 'vitest'
import { runFidelity } from './run'
it('show', () => { runFidelity([new URL('data/vectors', import.meta.url).pathname, '--only', process.env.ONLY ?? 'api-', '--verbose'], (l) => { if (!l.startsWith('ok')) console.log(l.slice(0, 700)) }) })
