/** Replaces a file so that a reader, or a power cut, meets the old bytes or the new ones, never a mixture. */
import { basename, dirname, join } from 'node:path'
import type { FileSystem } from './file-system'

export async function writeAtomically(fs: FileSystem, file: string, text: string): Promise<void> {
  // In the same folder, because a rename is atomic only within one file system.
  const folder = dirname(file)
  const aside = join(folder, `.${basename(file)}.new`)
  try {
    await writeDurably(fs, aside, text)
    await fs.rename(aside, file)
  } catch (error) {
    await fs.rm(aside, { force: true }).catch(() => undefined) // The first error is the one worth telling.
    throw error
  }
  await syncFolder(fs, folder)
}

async function writeDurably(fs: FileSystem, file: string, text: string): Promise<void> {
  const handle = await fs.open(file, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Without this a rename may be forgotten by a power cut. Windows has no such call, and needs none. */
async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined)
  if (!handle) return
  try {
    await handle.sync()
  } catch {
    // The new bytes are in place; this file system only cannot promise when.
  } finally {
    await handle.close()
  }
}
