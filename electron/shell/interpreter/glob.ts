/** `*.yaml`: names of files, where there are some. */
import { absolutePath, HOME_PATH } from '../home'
import type { Files } from '../files'
import { compilePattern, hasWildcards, matchesPattern, type Segment } from './pattern'

/** The paths that fit, in order; none when nothing does. */
export function glob(word: readonly Segment[], folder: string, files: Files): readonly string[] {
  const steps = stepsOf(word)
  const isAbsolute = steps.length > 1 && textOf(steps[0]!) === ''
  const start = isAbsolute ? [''] : [null]
  return steps.slice(isAbsolute ? 1 : 0).reduce<readonly (string | null)[]>(
    (paths, step, index, all) => paths.flatMap((path) => below(path, step, index === all.length - 1, folder, files)),
    start,
  ).filter((path): path is string => path !== null).sort() // prettier-ignore
}

/** What one step of the way leads to. */
function below(
  path: string | null,
  step: readonly Segment[],
  isLast: boolean,
  folder: string,
  files: Files,
): readonly string[] {
  const place = path === null ? folder : absolutePath(folder, `${path}/`)
  const joined = (name: string) => (path === null ? name : `${path}/${name}`)
  if (!hasWildcards(step)) {
    const whole = joined(textOf(step))
    return !isLast || files.kindOf(absolutePath(folder, whole)) !== null ? [whole] : []
  }
  const pattern = compilePattern(step)
  const isHiddenWanted = textOf(step).startsWith('.')
  return files
    .entries(place === '' ? HOME_PATH : place)
    .filter((name) => (isHiddenWanted || !name.startsWith('.')) && matchesPattern(pattern, name))
    .map(joined)
    .filter((found) => isLast || files.kindOf(absolutePath(folder, found)) === 'directory')
}

function stepsOf(word: readonly Segment[]): readonly (readonly Segment[])[] {
  const steps: Segment[][] = [[]]
  for (const { text, literal } of word) {
    for (const [index, part] of text.split('/').entries()) {
      if (index > 0) steps.push([])
      steps.at(-1)!.push({ text: part, literal })
    }
  }
  return steps
}

function textOf(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('')
}
