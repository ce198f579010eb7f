/** The learner's home folder: a map of texts, never the real file system. */
export interface Home {
  list(): readonly string[]
  read(path: string): string | undefined
  write(path: string, text: string): void
  /** False when there was no such file. */
  remove(path: string): boolean
}

/** `./web.yaml`, `~/web.yaml` and `web.yaml` are one file. */
export function normalPath(path: string): string {
  const parts: string[] = []
  for (const part of path.replace(/^~(?=\/|$)/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export class MemoryHome implements Home {
  /** Hears of each path that is written or removed. */
  onChange: (path: string) => void = () => undefined
  private readonly files = new Map<string, string>()

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
}
