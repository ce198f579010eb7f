/** The learner's home folder: a map of texts, never the real file system. */
export interface Home {
  list(): readonly string[]
  read(path: string): string | undefined
  write(path: string, text: string): void
  /** False when there was no such file. */
  remove(path: string): boolean
  /** Folders that are there without a file in them. */
  folders(): readonly string[]
  addFolder(path: string): void
  removeFolder(path: string): void
}

export const HOME_PATH = '/home/learner'
export const TEMPORARY_PATH = '/tmp'

/** `a/../b` and `./b` below `folder`, as one absolute path. */
export function absolutePath(folder: string, path: string): string {
  const whole = path.startsWith('/') ? path : `${folder}/${path}`
  const parts: string[] = []
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** Where the map keeps a path: the home's own files by what follows the home, others by their whole path. */
export function placeOf(absolute: string): string {
  if (absolute === HOME_PATH) return ''
  return absolute.startsWith(`${HOME_PATH}/`) ? absolute.slice(HOME_PATH.length + 1) : absolute
}

/** `./web.yaml`, `~/web.yaml` and `web.yaml` are one file. */
export function normalPath(path: string): string {
  return placeOf(absolutePath(HOME_PATH, path.replace(/^~(?=\/|$)/, HOME_PATH)))
}

export class MemoryHome implements Home {
  /** Hears of each path that is written or removed. */
  onChange: (path: string) => void = () => undefined
  private readonly files = new Map<string, string>()
  private readonly emptyFolders = new Set<string>()

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text)
  }

  list(): readonly string[] {
    return [...this.files.keys()].sort()
  }

  read(path: string): string | undefined {
    return this.files.get(normalPath(path))
  }

  write(path: string, text: string): void {
    const place = normalPath(path)
    if (this.files.get(place) === text) return
    this.files.set(place, text)
    this.onChange(place)
  }

  remove(path: string): boolean {
    const place = normalPath(path)
    const wasThere = this.files.delete(place)
    if (wasThere) this.onChange(place)
    return wasThere
  }

  folders(): readonly string[] {
    return [...this.emptyFolders].sort()
  }

  addFolder(path: string): void {
    this.emptyFolders.add(normalPath(path))
  }

  removeFolder(path: string): void {
    this.emptyFolders.delete(normalPath(path))
  }
}
