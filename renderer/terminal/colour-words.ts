/** Colours the words by which tables tell a state. The words themselves stay as kubectl printed them. */

const GREEN = '\x1b[32m'
const YELLOW = '\x1b[33m'
const RED = '\x1b[31m'
const GREY = '\x1b[90m'
const PLAIN = '\x1b[39m'

const WORDS: Readonly<Record<string, readonly string[]>> = {
  [GREEN]: ['Running', 'Ready', 'Active', 'Bound', 'Completed', 'Succeeded', 'Complete'],
  [YELLOW]: ['Pending', 'ContainerCreating', 'PodInitializing', 'SchedulingDisabled', 'Unknown', 'Warning'],
  [RED]: [
    'CrashLoopBackOff',
    'ImagePullBackOff',
    'ErrImagePull',
    'InvalidImageName',
    'CreateContainerConfigError',
    'RunContainerError',
    'OOMKilled',
    'Error',
    'Failed',
    'Evicted',
    'NotReady',
  ],
  [GREY]: ['Terminating', '<none>', '<unset>'],
}

const colourOf = new Map(
  Object.entries(WORDS).flatMap(([colour, words]) => words.map((word) => [word, colour] as const)),
)

/** A cell stands alone between blanks; inside a sentence or a YAML value a word is just a word. */
const CELL = /(?<=^|\s{2}|\d\s|,)(<?[A-Z][A-Za-z]+>?|<none>|<unset>)(?=\s|,|$)/g
const HEADING = /^[A-Z][A-Z()-]*(?: [A-Z()-]+)*(?:\s{2,}[A-Z][A-Z()-]*(?: [A-Z()-]+)*)+\s*$/

export function colourWords(text: string): string {
  return text.split('\n').map(colourLine).join('\n')
}

function colourLine(line: string): string {
  if (HEADING.test(line)) return `${GREY}${line}${PLAIN}`
  if (!/\S\s{2,}\S/.test(line)) return line
  return line.replace(CELL, (word) => {
    const colour = colourOf.get(word)
    return colour ? `${colour}${word}${PLAIN}` : word
  })
}
