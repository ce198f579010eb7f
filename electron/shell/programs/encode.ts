/** base64, sha256sum, cmp. */
// Models: GNU coreutils, diffutils
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesOf, fromBase64, toBase64 } from './bytes'
import { tool, ToolProblem, wholeNumber } from './options'
import { sourcesOf, wholeText, whyUnread } from './sources'

export const base64 = tool(
  'base64',
  {
    usage: '[-d] [-w COLUMNS] [FILE]',
    summary: 'Writes text as base64, or with -d reads it back.',
    flags: 'di',
    valued: 'w',
    long: { decode: 'd', wrap: 'w', 'ignore-garbage': 'i' },
  },
  function* (options, io) {
    // prettier-ignore
    if (options.args.length > 1) throw new ToolProblem(`extra operand '${options.args[1]!}'`)
    const sources = sourcesOf('base64', options.args, io)
    if (sources.failed) return 1
    const text = yield* wholeText(sources)
    if (options.has('d')) {
      const decoded = fromBase64(text.replace(options.has('i') ? /[^A-Za-z0-9+/=]/g : /\n/g, ''))
      if (decoded === null) throw new ToolProblem('invalid input')
      io.out(decoded)
      return 0
    }
    const width = wholeNumber(options.value('w'), 76, 'wrap size')
    const encoded = toBase64(text)
    if (width === 0) io.out(encoded)
    else for (let at = 0; at < encoded.length; at += width) io.out(`${encoded.slice(at, at + width)}\n`)
    return 0
  },
)

export const sha256sum = tool(
  'sha256sum',
  { usage: '[FILE]...', summary: 'Prints SHA-256 digests.' },
  function* (options, io) {
    // prettier-ignore
    const sources = sourcesOf('sha256sum', options.args, io)
    for (const { name, input } of sources.found) {
      const digest = [...sha256(bytesOf(yield* input.rest()))].map((byte) => byte.toString(16).padStart(2, '0'))
      io.out(`${digest.join('')}  ${name}\n`)
    }
    return sources.failed ? 1 : 0
  },
)

export const cmp = tool(
  'cmp',
  {
    usage: '[-s] FILE1 FILE2',
    summary: 'Says where two files differ first.',
    flags: 's',
    long: { silent: 's', quiet: 's' },
    failure: 2,
  },
  function* (options, io) {
    // prettier-ignore
    const [first, second] = options.args
    if (first === undefined || second === undefined) throw new ToolProblem(`missing operand after '${first ?? 'cmp'}'`)
    const texts: string[] = []
    for (const path of [first, second]) {
      const text = path === '-' ? yield* io.input.rest() : io.readFile(path)
      if (text === undefined) throw new ToolProblem(`${path}: ${whyUnread(path, io)}`)
      texts.push(text)
    }
    const [a, b] = texts.map(bytesOf)
    const shorter = Math.min(a!.length, b!.length)
    let at = 0
    while (at < shorter && a![at] === b![at]) at++
    if (at === a!.length && at === b!.length) return 0
    if (options.has('s')) return 1
    const line =
      bytesOf(texts[0]!)
        .slice(0, at)
        .filter((byte) => byte === 10).length + 1
    if (at < shorter) io.out(`${first} ${second} differ: byte ${at + 1}, line ${line}\n`)
  else io.err(`cmp: EOF on ${a!.length < b!.length ? first : second} after byte ${at}, ${at > 0 && (texts[0] ?? '')[at - 1] === '\n' ? `line ${line - 1}` : `in line ${line}`}\n`) // prettier-ignore
    return 1
  },
)
