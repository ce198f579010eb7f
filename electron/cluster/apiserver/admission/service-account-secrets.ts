/** Which Secrets a Pod may name: only its account's, where the account is kept to them; none, if the kubelet made the Pod. */
// Models: plugin/pkg/admission/serviceaccount/admission.go: limitSecretReferences, Validate
import type { Container, Pod, ServiceAccount } from '../../../contract/api'

const ENFORCE = 'kubernetes.io/enforce-mountable-secrets'

/** '' or why. */
export function forbiddenSecret({ spec }: Pod, account: ServiceAccount): string {
  if (account.metadata.annotations?.[ENFORCE] !== 'true') return ''
  const { name } = account.metadata
  const own = new Set(account.secrets?.map((secret) => secret.name))
  const lacks = `is not allowed because service account ${name} does not reference that`
  for (const { secret } of spec.volumes ?? [])
    if (secret && !own.has(secret.secretName))
      return `volume with secret.secretName="${secret.secretName}" ${lacks} secret`
  const inEnv =
    forbiddenEnv(spec.initContainers, 'init container', own) || forbiddenEnv(spec.containers, 'container', own)
  if (inEnv !== '') return `${inEnv} ${lacks} secret`
  const pullSecrets = new Set(account.imagePullSecrets?.map((secret) => secret.name))
  const index = spec.imagePullSecrets?.findIndex((secret) => !pullSecrets.has(secret.name)) ?? -1
  return index < 0
    ? ''
    : `imagePullSecrets[${index}].name="${spec.imagePullSecrets![index]!.name}" ${lacks} imagePullSecret`
}

function forbiddenEnv(
  containers: readonly Container[] | undefined,
  what: string,
  own: ReadonlySet<string | undefined>,
): string {
  for (const { name, env } of containers ?? [])
    for (const variable of env ?? []) {
      const secret = variable.valueFrom?.secretKeyRef?.name
      if (secret !== undefined && !own.has(secret))
        return `${what} ${name} with envVar ${variable.name} referencing secret.secretName="${secret}"`
    }
  return ''
}

/** A Pod that only mirrors what a kubelet runs must not use it to get at what the API server keeps. */
export function mirrorPodTrespass({ spec }: Pod): string {
  if (spec.serviceAccountName) return 'a mirror pod may not reference service accounts'
  const volumes = spec.volumes ?? []
  const containers = [...spec.containers, ...(spec.initContainers ?? [])]
  const usesSecrets =
    volumes.some(({ secret, projected }) => secret !== undefined || projected?.sources?.some((source) => source.secret)) ||
    (spec.imagePullSecrets?.length ?? 0) > 0 ||
    containers.some(({ env, envFrom }) => env?.some((variable) => variable.valueFrom?.secretKeyRef) || envFrom?.some(({ secretRef }) => secretRef)) // prettier-ignore
  if (usesSecrets) return 'a mirror pod may not reference secrets'
  const usesToken = volumes.some(({ projected }) => projected?.sources?.some((source) => source.serviceAccountToken))
  return usesToken ? 'a mirror pod may not use ServiceAccountToken volume projections' : ''
}
