/** `--dry-run`: what would happen, and who says so. */
import type { Invocation } from './command'
import { KubectlError } from './failure'

export type DryRun = 'none' | 'client' | 'server'

export function dryRunOf({ flags }: Invocation): DryRun {
  const value = flags.has('dry-run') ? flags.string('dry-run') : 'none'
  if (value === 'unchanged' || value === 'client') return 'client'
  if (value === 'none' || value === 'server') return value
  throw new KubectlError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`)
}

export function dryRunSuffix(dryRun: DryRun): string {
  return dryRun === 'none' ? '' : dryRun === 'client' ? ' (dry run)' : ' (server dry run)'
}
