/** What a container will do: its image, its command and its variables put together. */
import type { ImageProfile } from './profiles'
import type { Image } from './registry'
import { parseScript } from './script-parser'
import { runProgram, runScript, type ScriptRun, type ScriptWorld } from './script-runner'

/** What the runtime is told about a container. */
export interface ProgramSpec {
  readonly command: readonly string[]
  readonly args: readonly string[]
  readonly env: ReadonlyMap<string, string>
  /** containerPorts of TCP, as declared. */
  readonly ports: readonly number[]
}

export interface Listener {
  readonly port: number
  readonly protocol: 'http' | 'tcp'
  readonly paths: readonly string[]
  /** Listens from then on. */
  readonly afterMs: number
  /** Until then it answers 500. */
  readonly healthyAfterMs: number
}

export type Program =
  | { readonly kind: 'unstartable'; readonly message: string }
  | {
      readonly kind: 'server'
      readonly listeners: readonly Listener[]
      readonly logLines: readonly string[]
      readonly onTerm: OnTerm
    }
  | { readonly kind: 'script'; run(world: ScriptWorld): ScriptRun; readonly onTerm: OnTerm }

/** `null`: the process ignores SIGTERM, as a shell or a `sleep` that is PID 1 does. */
export type OnTerm = { readonly afterMs: number; readonly exitCode: number } | null

const SHELLS = new Set(['sh', 'bash', 'ash', '/bin/sh', '/bin/bash', '/bin/ash'])
const TOOLS = new Set(['sleep', 'echo', 'cat', 'true', 'false', 'date', 'env', 'ls', 'touch', 'rm', 'tail', 'hostname', 'printf', 'test', 'nc', 'wget', 'curl', 'nslookup', 'ping', 'httpd']) // prettier-ignore
const TRAPPED_EXIT_MS = 100

export function programOf(image: Image, spec: ProgramSpec): Program {
  const { profile } = image
  const argv = spec.command.length > 0 ? [...spec.command, ...spec.args] : entrypointWith(profile, spec.args)
  const program = argv[0]
  if (program === undefined) return { kind: 'script', run: (world) => runScript([], world), onTerm: null }
  if (SHELLS.has(program)) return shellProgram(argv, profile, spec)
  if (isMissing(program, image)) return unstartable(program)
  if (isToolIn(program, profile)) return { kind: 'script', run: (world) => runProgram(argv, world), onTerm: null }
  return serverProgram(profile, spec)
}

/** What an exec probe or hook runs inside a container. */
export function execProgram(command: readonly string[], world: ScriptWorld): ScriptRun {
  const text = scriptText(command)
  return text === null ? runProgram(command, world) : runScript(parseScript(text), world)
}

/** Which programs an image has, for its shell. */
export function hasProgram(image: Image, name: string): boolean {
  return !isMissing(name, image)
}

/** Does running these words inside the image mean serving for ever? */
export function isServerCommand(image: Image, words: readonly string[]): boolean {
  const { profile, isKnown } = image
  if (words[0] === 'httpd') return words.includes('-f') || profile.protocol !== 'none'
  return profile.entrypoint[0] === words[0] || (!isKnown && (words[0] ?? '').startsWith('/'))
}

function shellProgram(argv: readonly string[], profile: ImageProfile, spec: ProgramSpec): Program {
  const text = scriptText(argv)
  if (text === null) return { kind: 'script', run: (world) => runScript([], world), onTerm: null }
  if (text.trim() === 'nosuchbinary') return unstartable('nosuchbinary')
  const script = parseScript(text)
  const stopMs = numberIn(spec, 'FAKE_TERM_DELAY')
  const onTerm =
    stopMs !== undefined
      ? { afterMs: stopMs * 1000, exitCode: 0 }
      : /\btrap\b/.test(text)
        ? { afterMs: TRAPPED_EXIT_MS, exitCode: 0 }
        : null
  // `exec server` at the end of a script makes the server PID 1, so signals reach it.
  const onlyCommand = script[script.length - 1]
  const handsOver =
    onlyCommand?.kind === 'command' &&
    (onlyCommand.words[0] === 'exec' || onlyCommand.words[0] === profile.entrypoint[0])
  return {
    kind: 'script',
    run: (world) => runScript(script, world),
    onTerm: onTerm ?? (handsOver ? { afterMs: profile.stopMs, exitCode: profile.stopExitCode } : null),
  }
}

function serverProgram(profile: ImageProfile, spec: ProgramSpec): Program {
  const stopSeconds = numberIn(spec, 'FAKE_TERM_DELAY')
  const onTerm = {
    afterMs: stopSeconds === undefined ? profile.stopMs : stopSeconds * 1000,
    exitCode: profile.stopExitCode,
  }
  return { kind: 'server', listeners: listenersOf(profile, spec), logLines: profile.logLines, onTerm }
}

/** The ports that a server of this image serves: its own, else those declared, else what FAKE_PORT says. */
export function listenersOf(profile: ImageProfile, spec: ProgramSpec): readonly Listener[] {
  const fakePort = numberIn(spec, 'FAKE_PORT')
  const healthyAfterMs = (numberIn(spec, 'FAKE_READY_AFTER') ?? 0) * 1000
  if (fakePort !== undefined) return [{ port: fakePort, protocol: 'http', paths: ['*'], afterMs: 0, healthyAfterMs }]
  if (profile.protocol === 'none') return []
  const { protocol, paths, startMs: afterMs } = profile
  const declared = spec.ports.length > 0 ? spec.ports : [80, 8080]
  return (profile.ports.length > 0 ? profile.ports : declared).map((port) => ({
    port,
    protocol,
    paths,
    afterMs,
    healthyAfterMs,
  }))
}

function entrypointWith(profile: ImageProfile, args: readonly string[]): readonly string[] {
  if (profile.entrypoint.length === 0) return args
  const [first] = args
  const isOwnProgram = first !== undefined && !first.startsWith('-') && (SHELLS.has(first) || TOOLS.has(first))
  return isOwnProgram ? args : profile.entrypoint
}

function scriptText(argv: readonly string[]): string | null {
  if (!SHELLS.has(argv[0] ?? '')) return null
  const flag = argv.findIndex((word) => /^-\w*c$/.test(word))
  return flag < 0 ? null : (argv[flag + 1] ?? '')
}

function isToolIn(program: string, { hasShell, entrypoint }: ImageProfile): boolean {
  return hasShell && entrypoint[0] !== program && TOOLS.has(program.replace(/^\/(?:usr\/)?s?bin\//, ''))
}

/** Of known images one knows what they lack; of others nothing, so any program is there. */
function isMissing(program: string, { profile, isKnown }: Image): boolean {
  if (program === 'nosuchbinary') return true
  return (
    isKnown &&
    profile.entrypoint[0] !== program &&
    !isToolIn(program, profile) &&
    !(profile.hasShell && SHELLS.has(program))
  )
}

function unstartable(program: string): Program {
  const why = program.includes('/')
    ? `stat ${program}: no such file or directory`
    : 'executable file not found in $PATH'
  return {
    kind: 'unstartable',
    message: `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "${program}": ${why}: unknown`,
  }
}

function numberIn({ env }: ProgramSpec, name: string): number | undefined {
  const value = env.get(name)
  return value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value)
}
