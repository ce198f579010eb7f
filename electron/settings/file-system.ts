/** The few calls of `node:fs/promises` that settings need, so that tests can make any of them fail. */
export interface FileSystem {
  readFile(path: string, encoding: 'utf8'): Promise<string>
  open(path: string, flags: string, mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  link(from: string, to: string): Promise<void>
  rm(path: string, options: { force: boolean }): Promise<void>
}

export interface OpenFile {
  writeFile(text: string): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}
