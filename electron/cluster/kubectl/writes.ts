/** What all writing commands share: what they tell the server beside the object, and how they say what they did. */
import type { FieldValidation } from './client/kubectl-client'
import type { RequestQuery } from '../client/request-types'
import type { Invocation } from './command'
import { dryRunOf, dryRunSuffix, type DryRun } from './dry-run'
import { KubectlError } from './failure'
import { objectName, qualifiedSingular } from './kinds'
import { printableOf, printerOf, type ObjectPrinter } from './output'
import type { Found } from './selection'

/** `fieldManager=kubectl-create&fieldValidation=Strict&dryRun=All`. */
export function writeQuery(invocation: Invocation): RequestQuery {
  const { flags } = invocation
  const manager = flags.string('field-manager')
  const validation = flags.has('validate') ? validationOf(flags.string('validate')) : undefined
  return {
    ...(dryRunOf(invocation) === 'server' && { dryRun: true }),
    ...(manager && { fieldManager: manager }),
    ...(validation && { fieldValidation: validation }),
  }
}

function validationOf(word: string): FieldValidation {
  if (/^(true|strict)$/i.test(word)) return 'Strict'
  if (/^(false|ignore)$/i.test(word)) return 'Ignore'
  if (word.toLowerCase() === 'warn') return 'Warn'
  throw new KubectlError(
    `invalid - validate option ${JSON.stringify(word)}; must be one of: strict (or true), warn, ignore (or false)`,
  )
}

/** Says what was done: in a sentence, or as the object in the format that was asked for. */
export class Reporter {
  readonly dryRun: DryRun
  private readonly printer: ObjectPrinter | null

  constructor(private readonly invocation: Invocation) {
    this.dryRun = dryRunOf(invocation)
    this.printer = printerOf(invocation)
  }

  done(found: Found, verb: string): void {
    const { context } = this.invocation
    if (this.printer) this.printer(printableOf([found], false, this.invocation), context.out)
    else context.out(`${objectName(found.info, found.object.metadata.name)} ${verb}${dryRunSuffix(this.dryRun)}\n`)
  }

  /** `deployment.apps "web" deleted`. */
  said({ info, object }: Found, verb: string): void {
    this.invocation.context.out(`${qualifiedSingular(info)} ${JSON.stringify(object.metadata.name)} ${verb}\n`)
  }
}
