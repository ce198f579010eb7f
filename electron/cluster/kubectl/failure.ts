/** Refusals of kubectl itself, and how those of the API server are worded. */
// Models: k8s.io/kubectl/pkg/cmd/util/helpers.go: checkErr, StandardErrorMessage, MultilineError, AddSourceToErr
import { ApiError, type Status } from '../../contract/api'

/** Ends a command; printed as it is. */
export class PlainError extends Error {}

/** Ends a command; printed as `error: …`. */
export class KubectlError extends Error {}

/** Ends a command whose errors were all printed already. */
export class SilentFailure extends Error {}

/** Ends a command with a code of its own: everything is said already. */
export class CommandExit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`)
  }
}

/** Several refusals of one command, each on its own line. */
export class ManyErrors extends Error {
  constructor(readonly errors: readonly unknown[]) {
    super('many errors')
  }
}

/** Misuse of a command: the remedy is its help. */
export function usageError(message: string, path: string): KubectlError {
  return new KubectlError(`${message}\nSee '${path} -h' for help and examples`)
}

export function throwCollected(errors: readonly unknown[]): void {
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new ManyErrors(errors)
}

/** The text on stderr, without a last newline; null for an error that is no refusal but a slip of ours. */
export function errorText(error: unknown): string | null {
  if (error instanceof SilentFailure) return ''
  if (error instanceof ManyErrors) return error.errors.map((each) => lineOf(each)).join('\n')
  return error instanceof ApiError || error instanceof KubectlError || error instanceof PlainError
    ? lineOf(error)
    : null
}

function isInvalid(error: ApiError): boolean {
  return error.reason === 'Invalid' || error.reason === 'BadPatch'
}

function lineOf(error: unknown): string {
  if (error instanceof PlainError) return error.message
  if (error instanceof ApiError) return isInvalid(error) ? invalidText(error.status) : serverText(error.status)
  if (error instanceof KubectlError) return /^error: /.test(error.message) ? error.message : `error: ${error.message}`
  throw error
}

function serverText({ reason, message }: Status): string {
  if (reason === 'ConnectionRefused')
    return `The connection to the server ${SERVER} was refused - did you specify the right host or port?`
  if (reason === 'ClientTimeout' || reason === 'ConnectionLost')
    return `Unable to connect to the server: ${message.replace(/^[A-Z][a-z]+ "[^"]*": /, '')}`
  if (reason === 'Unauthorized') return 'error: You must be logged in to the server (Unauthorized)'
  return reason ? `Error from server (${reason}): ${message}` : `Error from server: ${message}`
}

const SERVER = '10.0.0.10:6443'

function invalidText({ details, message }: Status): string {
  const causes = details?.causes ?? []
  const about = details?.kind ? `The ${details.kind} "${details.name ?? ''}" is invalid` : 'The request is invalid'
  if (causes.length === 0) return details?.kind ? about : `${about}: ${message}`
  const texts = [...new Set(causes.map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`))]
  return texts.length === 1 ? `${about}: ${texts[0]}` : `${about}: \n${texts.map((text) => `* ${text}`).join('\n')}`
}

/** Says of which file a refusal speaks. */
export function withSource(verb: string, source: string, error: unknown): unknown {
  const prefix = `error when ${verb} ${JSON.stringify(source)}: `
  if (error instanceof ApiError) return new ApiError({ ...error.status, message: prefix + error.message })
  return error instanceof KubectlError ? new KubectlError(prefix + error.message) : error
}
