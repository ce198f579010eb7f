/** What is left of a transcript when everything is taken away that chance may change. */

/** The end of a generated name, after the hash of its template or the name of its Service. */
const GENERATED = /\b([a-z][a-z0-9-]*?)-(?:[bcdf-hj-np-tv-z2-9]{8,10}-)?[bcdf-hj-np-tv-z2-9]{5}\b/g
/** An age or a duration, such as 69s, 6m26s or 2h. */
const AGE = /\b(?:\d+[dhms])+\b/g

/**
 * Names end at random, latencies move ages, and a tie between nodes may send one Pod more here or there: so generated names
 * and ages are blotted out, columns narrowed, and equal lines told once, in an order of their own. How often a waiting
 * command speaks depends on how many changes it happens to see.
 */
export function transcriptShape(transcript: string): readonly string[] {
  return transcript
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { command, exit, stdout, stderr } = JSON.parse(line) as Record<string, string | number>
      return [command, exit, ...linesOf(String(stdout)), ...linesOf(String(stderr))].join('\n')
    })
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('Waiting for '))
  const blotted = lines.map((line) => line.replace(GENERATED, '$1-…').replace(AGE, '…').replace(/ +/g, ' '))
  return [...new Set(blotted)].sort()
}
