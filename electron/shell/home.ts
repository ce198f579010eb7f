/** The learner's home folder: a map of texts, never the real file system. */
export interface Home {
  list(): readonly string[]
  read(path: string): string | undefined
  write(path: string, text: string): void
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
    this.files.set(normalPath(path), text)
  }
}
