/** What the server finds about a definition: are its names free, is it served, does it go away? */
// Models: k8s.io/apiextensions-apiserver/pkg/controller: status/naming_controller.go, establish, finalizer
import type {
  CustomResourceDefinition, CustomResourceDefinitionCondition, CustomResourceDefinitionNames,
} from '../../../contract/api' // prettier-ignore

type Condition = Omit<CustomResourceDefinitionCondition, 'lastTransitionTime'>

export function conditionOf(
  { status }: CustomResourceDefinition,
  type: string,
): CustomResourceDefinitionCondition | undefined {
  return status?.conditions?.find((condition) => condition.type === type)
}

export function isConditionTrue(definition: CustomResourceDefinition, type: string): boolean {
  return conditionOf(definition, type)?.status === 'True'
}

/** The time of the last change moves only with the status. */
export function withCondition(
  definition: CustomResourceDefinition,
  condition: Condition,
  now: string,
): CustomResourceDefinition {
  // A definition that nobody has looked at yet has null there, as it travels.
  const conditions = (definition.status?.conditions as CustomResourceDefinitionCondition[] | null | undefined) ?? []
  const old = conditions.find(({ type }) => type === condition.type)
  const lastTransitionTime = old?.status === condition.status ? old.lastTransitionTime : now
  const next = { lastTransitionTime, ...condition }
  const others = old ? conditions.map((each) => (each === old ? next : each)) : [...conditions, next]
  return { ...definition, status: { ...definition.status, conditions: others } }
}

/** The status with which the names of a definition are accepted, or refused. */
export function named(
  definition: CustomResourceDefinition,
  others: readonly CustomResourceDefinition[],
  now: string,
): CustomResourceDefinition {
  const refusal = conflictOf(definition, others)
  const isEstablished = isConditionTrue(definition, 'Established')
  const accepted = refusal ? definition : withNames(definition)
  const judged = withCondition(accepted, refusal ?? ACCEPTED, now)
  if (isEstablished) return judged
  return withCondition(judged, refusal ? NOT_ACCEPTED : INSTALLING, now)
}

export function established(definition: CustomResourceDefinition, now: string): CustomResourceDefinition {
  return withCondition(definition, ESTABLISHED, now)
}

const ACCEPTED = {
  type: 'NamesAccepted',
  status: 'True',
  reason: 'NoConflicts',
  message: 'no conflicts found',
} as const
const NOT_ACCEPTED = {
  type: 'Established',
  status: 'False',
  reason: 'NotAccepted',
  message: 'not all names are accepted',
} as const
const INSTALLING = {
  type: 'Established',
  status: 'False',
  reason: 'Installing',
  message: 'the initial names have been accepted',
} as const
const ESTABLISHED = { ...INSTALLING, status: 'True', reason: 'InitialNamesAccepted' } as const

function withNames(definition: CustomResourceDefinition): CustomResourceDefinition {
  return { ...definition, status: { ...definition.status, acceptedNames: definition.spec.names } }
}

/** The first name that another definition of the group has already. */
function conflictOf(
  definition: CustomResourceDefinition,
  others: readonly CustomResourceDefinition[],
): Condition | null {
  const { group, names } = definition.spec
  const rivals = others
    .filter(({ metadata, spec }) => metadata.uid !== definition.metadata.uid && spec.group === group)
    .flatMap(({ status }) => (status?.acceptedNames?.plural ? [status.acceptedNames] : []))
  const resources = new Set(rivals.flatMap(resourceNames))
  const kinds = new Set(rivals.flatMap(({ kind, listKind = '' }) => [kind, listKind]))
  const taken = (reason: string, name: string): Condition => ({
    type: 'NamesAccepted',
    status: 'False',
    reason,
    message: `${JSON.stringify(name)} is already in use`,
  })
  if (resources.has(names.plural)) return taken('PluralConflict', names.plural)
  if (names.singular && resources.has(names.singular)) return taken('SingularConflict', names.singular)
  const short = names.shortNames?.find((name) => resources.has(name))
  if (short !== undefined) return taken('ShortNamesConflict', short)
  if (kinds.has(names.kind)) return taken('KindConflict', names.kind)
  if (names.listKind && kinds.has(names.listKind)) return taken('ListKindConflict', names.listKind)
  return null
}

function resourceNames({ plural, singular = '', shortNames = [] }: CustomResourceDefinitionNames): readonly string[] {
  return [plural, singular, ...shortNames]
}

export const CLEANUP = 'customresourcecleanup.apiextensions.k8s.io'

const TERMINATING = { type: 'Terminating', status: 'True' } as const
const DELETION_PENDING = {
  ...TERMINATING,
  reason: 'InstanceDeletionPending',
  message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
} as const
/** A definition that shall go keeps a hold on itself until its objects have gone. */
export function doomed(definition: CustomResourceDefinition, now: string): CustomResourceDefinition {
  const { finalizers = [] } = definition.metadata
  const held = finalizers.includes(CLEANUP) ? finalizers : [...finalizers, CLEANUP]
  return withCondition({ ...definition, metadata: { ...definition.metadata, finalizers: held } }, DELETION_PENDING, now)
}

export const DELETION_IN_PROGRESS = {
  ...TERMINATING,
  reason: 'InstanceDeletionInProgress',
  message: 'CustomResource deletion is in progress',
} as const
export const DELETION_DONE = {
  type: 'Terminating',
  status: 'False',
  reason: 'InstanceDeletionCompleted',
  message: 'removed all instances',
} as const
