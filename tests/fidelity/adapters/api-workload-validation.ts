import {
  validateConfigMap,
  validateConfigMapUpdate,
  validateSecret,
  validateSecretUpdate,
} from '../../../electron/cluster/apiserver/validation/config'
import { validateNamespace } from '../../../electron/cluster/apiserver/validation/cluster-objects'
import { validateEnv } from '../../../electron/cluster/apiserver/validation/env'
import { type FieldError, toInvalidStatus } from '../../../electron/cluster/apiserver/validation/field-error'
import { validateService } from '../../../electron/cluster/apiserver/validation/service'
import { validateServiceUpdate } from '../../../electron/cluster/apiserver/validation/service-update'
import {
  ROLLBACK_TO,
  validateDeployment,
  validateDeploymentUpdate,
  validateReplicaSet,
} from '../../../electron/cluster/apiserver/validation/workload'
import type { Deployment, Service } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { verdictDifference, type Verdict } from './api-pod-validation'

const CREATES: Readonly<Record<string, (object: never) => FieldError[]>> = {
  service: (service: Service) => validateService(service),
  deployment: (deployment: Deployment) => validateDeployment(withRollbackAnnotated(deployment)),
  replicaSet: validateReplicaSet,
  configMap: validateConfigMap,
  secret: validateSecret,
  namespace: validateNamespace,
  env: (env: Parameters<typeof validateEnv>[0]) => validateEnv(env, 'field'),
}

const UPDATES: Readonly<Record<string, (object: never, old: never) => FieldError[]>> = {
  ConfigMap: validateConfigMapUpdate,
  Secret: validateSecretUpdate,
}

export const adapter: Adapter = {
  run(given) {
    if (given.op === 'create') return create(given)
    if (given.op !== 'update') throw new UnknownFunction(given.op)
    if (given.field === 'spec.selector') return selectorUpdate(given)
    if (given.kind === undefined) return validateServiceUpdate(given.new as Service, given.old as Service)
    const validate = UPDATES[given.kind as string]
    if (!validate) throw new UnknownFunction(given.kind)
    return validate(given.new as never, given.old as never)
  },

  compare(actual, expected) {
    const { status, reason, messageContains } = expected as {
      status?: number
      reason?: string
      messageContains?: string
    }
    if (status === undefined) return verdictDifference(actual as FieldError[], expected as Verdict)
    const refusal = toInvalidStatus('Deployment', 'apps', 'web', actual as FieldError[])
    const isRight =
      refusal.code === status && refusal.reason === reason && refusal.message.includes(messageContains ?? '')
    return isRight ? undefined : `got ${refusal.code} ${refusal.reason}: ${refusal.message}`
  },
}

function create(given: Given): FieldError[] {
  const kind = Object.keys(given).find((key) => CREATES[key])
  const validate = kind === undefined ? undefined : CREATES[kind]
  if (kind === undefined || !validate) throw new UnknownFunction(Object.keys(given).join())
  return validate(given[kind] as never)
}

/** Kubernetes' own test speaks of its internal form, whose `rollbackTo` comes from an annotation of version 1. */
function withRollbackAnnotated(deployment: Deployment): Deployment {
  const { rollbackTo } = deployment.spec as { rollbackTo?: { revision: number } }
  if (!rollbackTo) return deployment
  const annotations = { [ROLLBACK_TO]: String(rollbackTo.revision) }
  return { ...deployment, metadata: { ...deployment.metadata, annotations } }
}

/** Only the selectors are given, so both Deployments are alike in all else. */
function selectorUpdate({ old, new: updated }: Given): FieldError[] {
  const deployment = (selector: unknown): Deployment =>
    ({
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        selector,
        template: { metadata: { labels: (selector as { matchLabels: object }).matchLabels }, spec: {} },
      },
    }) as unknown as Deployment
  return validateDeploymentUpdate(deployment(updated), deployment(old))
}
