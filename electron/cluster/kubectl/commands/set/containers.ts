/** `-c`: which containers a change is meant for; `*` stands for any text. */
// Models: k8s.io/kubectl/pkg/cmd/set/helper.go: selectContainers
import type { Container, PodSpec } from '../../../../contract/api'
import { KubectlError } from '../../failure'

export function containersMeant(spec: PodSpec, wanted: string): (container: Container) => boolean {
  const pattern = new RegExp(`^${wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`) // prettier-ignore
  const isMeant = ({ name }: Container): boolean => pattern.test(name)
  if (!spec.containers.some(isMeant)) throw new KubectlError(`unable to find container named ${wanted}`)
  return isMeant
}
