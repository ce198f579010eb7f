/** The lines that one types for a file, and the files of which a line speaks. */

export type FileAct = 'apply' | 'dryRun' | 'diff'

const WORDS: Readonly<Record<FileAct, (file: string) => string>> = {
  apply: (file) => `kubectl apply -f ${file}`,
  dryRun: (file) => `kubectl apply -f ${file} --dry-run=server`,
  diff: (file) => `kubectl diff -f ${file}`,
}

export function lineFor(act: FileAct, file: string): string {
  return WORDS[act](/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`)
}

/** Those that follow `-f` and `--filename`. */
export function filesNamed(line: string): readonly string[] {
  if (!/\bkubectl\b/.test(line)) return []
  const named = line.matchAll(/\s(?:-f|--filename)(?:=|\s+)?('[^']+'|"[^"]+"|[^\s;|&<>]+)/g)
  const paths = [...named].flatMap(([, words = '']) => words.replace(/^(['"])(.*)\1$/, '$2').split(','))
  return paths.map((path) => path.replace(/^(\.\/|~\/)/, '')).filter((path) => path !== '-')
}

/** Why a name is none for a file, or null. */
export function nameProblem(name: string, files: readonly string[]): 'nameEmpty' | 'nameOdd' | 'nameTaken' | null {
  if (name === '') return 'nameEmpty'
  if (!/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(name)) return 'nameOdd'
  return files.includes(name) ? 'nameTaken' : null
}

/** A name that is not taken: `new.yaml`, `new-2.yaml` … */
export function freshName(files: readonly string[]): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? 'new.yaml' : `new-${count}.yaml`
    if (!files.includes(name)) return name
  }
}
