/** Files and folders as a program sees them: by paths, with the refusals of a real system. */
// Simplified: no owners, links or modes but one: whether a file may be run.
import { absolutePath, HOME_PATH, placeOf, TEMPORARY_PATH, type Home } from './home'

export type FileKind = 'file' | 'directory'

export const NOT_FOUND = 'No such file or directory'
const DENIED = 'Permission denied'
const IS_FOLDER = 'Is a directory'
const NOT_FOLDER = 'Not a directory'
const FULL = 'No space left on device'
const LARGEST_FILE = 8 * 1024 * 1024

/** Folders of a real machine that are there and belong to somebody else. */
const FOREIGN = new Set([
  '/',
  '/home',
  '/etc',
  '/usr',
  '/var',
  '/opt',
  '/root',
  '/bin',
  '/dev',
  '/proc',
  '/sys',
  '/run',
])
const OWN = [HOME_PATH, TEMPORARY_PATH]

export class Files {
  private readonly changedMs = new Map<string, number>()
  private readonly runnable = new Set<string>()

  constructor(
    private readonly home: Home,
    private readonly now: () => number,
  ) {}

  /** All files that the app owns, by absolute path. */
  all(): readonly string[] {
    return this.home.list().map(pathOf)
  }

  kindOf(path: string): FileKind | null {
    if (this.read(path) !== undefined) return 'file'
    if (OWN.includes(path) || FOREIGN.has(path)) return 'directory'
    return this.folderPaths().has(path) ? 'directory' : null
  }

  read(path: string): string | undefined {
    if (path === '/dev/null') return ''
    return this.home.read(isOwn(path) ? placeOf(path) : path)
  }

  /** A path as it was typed; beside the home's own files a story may have others around it. */
  readAsTyped(folder: string, path: string): string | undefined {
    const absolute = absolutePath(folder, path)
    return this.read(absolute) ?? (isOwn(absolute) ? undefined : this.home.read(path))
  }

  /** What stands in the way of writing there, in the words of the system. */
  refusal(path: string): string | null {
    if (path === '/dev/null') return null
    if (!isOwn(path)) return this.foreignRefusal(path)
    if (this.kindOf(path) === 'directory') return IS_FOLDER
    const parent = absolutePath(path, '..')
    const kind = this.kindOf(parent)
    return kind === 'directory' ? null : kind === 'file' ? NOT_FOLDER : NOT_FOUND
  }

  write(path: string, text: string): string | null {
    const refusal = this.refusal(path) ?? (text.length > LARGEST_FILE ? FULL : null)
    if (refusal !== null || path === '/dev/null') return refusal
    this.home.write(placeOf(path), text)
    this.changedMs.set(path, this.now())
    return null
  }

  makeFolder(path: string): string | null {
    if (this.kindOf(path) !== null) return 'File exists'
    const refusal = this.refusal(path)
    if (refusal === null) this.home.addFolder(placeOf(path))
    return refusal
  }

  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): string | null {
    if (!isOwn(path) || OWN.includes(path)) return this.kindOf(path) === null ? NOT_FOUND : DENIED
    const inside = [...this.all().filter((file) => file.startsWith(`${path}/`)), path]
    this.home.addFolder(placeOf(absolutePath(path, '..')))
    for (const file of inside) this.forget(file)
    for (const folder of this.home.folders().map(pathOf))
      if (folder === path || folder.startsWith(`${path}/`)) this.home.removeFolder(placeOf(folder))
    return null
  }

  /** Names right below a folder, folders included. */
  entries(folder: string): readonly string[] {
    const prefix = folder === '/' ? '/' : `${folder}/`
    const known = [...this.all(), ...this.folderPaths(), ...OWN]
    const names = known
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length).split('/')[0]!)
    return [...new Set(names)].filter((name) => name !== '').sort()
  }

  changedAtMs(path: string): number {
    return this.changedMs.get(path) ?? 0
  }

  isRunnable(path: string): boolean {
    return this.runnable.has(path)
  }

  setRunnable(path: string, isRunnable: boolean): void {
    if (isRunnable) this.runnable.add(path)
    else this.runnable.delete(path)
  }

  private forget(path: string): void {
    this.home.remove(placeOf(path))
    this.changedMs.delete(path)
    this.runnable.delete(path)
  }

  private folderPaths(): ReadonlySet<string> {
    const paths = new Set<string>()
    for (const path of this.all()) addParents(path, paths)
    for (const place of this.home.folders()) {
      paths.add(pathOf(place))
      addParents(pathOf(place), paths)
    }
    return paths
  }

  private foreignRefusal(path: string): string {
    if (FOREIGN.has(path)) return IS_FOLDER
    return FOREIGN.has(absolutePath(path, '..')) ? DENIED : NOT_FOUND
  }
}

export function isOwn(path: string): boolean {
  return OWN.some((folder) => path === folder || path.startsWith(`${folder}/`))
}

function pathOf(place: string): string {
  return place.startsWith('/') ? place : place === '' ? HOME_PATH : `${HOME_PATH}/${place}`
}

function addParents(path: string, paths: Set<string>): void {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) paths.add(path.slice(0, end))
}

/** Why a file cannot be run, and the exit code that says so. */
export function whyUnreadable(
  path: string,
  folder: string,
  files: Files,
): { readonly text: string; readonly exitCode: number } {
  const isFolder = files.kindOf(absolutePath(folder, path)) === 'directory'
  return isFolder ? { text: IS_FOLDER, exitCode: 126 } : { text: NOT_FOUND, exitCode: 127 }
}
