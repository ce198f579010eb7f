/** Is what was built as new as what it was built from? */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * True when an output is missing, or older than any file below `sources` (files or folders; missing ones are passed over).
 * @param {readonly string[]} outputs
 * @param {readonly string[]} sources
 */
export function isStale(outputs, sources) {
  const built = outputs.map(modifiedMs)
  if (built.includes(undefined)) return true
  return newest(sources) > Math.min(...built)
}

function newest(paths) {
  return Math.max(0, ...paths.map((path) => newestBelow(path)))
}

// A folder counts too: deleting or renaming a file changes nothing else.
function newestBelow(path) {
  const own = modifiedMs(path)
  if (own === undefined) return 0
  if (!statSync(path).isDirectory()) return own
  return Math.max(own, newest(readdirSync(path).map((name) => join(path, name))))
}

function modifiedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}
