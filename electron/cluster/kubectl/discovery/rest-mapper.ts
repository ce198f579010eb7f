/** Which resource a word on the command line, or an object in a file, means. */
// Models: k8s.io/client-go/restmapper: discovery.go, shortcut.go, category_expansion.go
import { apiVersionOf, type ApiObject, type ResourceInfo } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { KubectlError } from '../failure'
import type { Discovery } from './discovery'

export class RestMapper {
  constructor(private readonly discovery: Discovery) {}

  /** In the order of `kubectl api-resources`. */
  all(): Task<readonly ResourceInfo[]> {
    return this.discovery.resources()
  }

  /** Asks anew, as `kubectl api-resources` does. */
  allFresh(): Task<readonly ResourceInfo[]> {
    return this.discovery.resources(true)
  }

  *named(word: string): Task<ResourceInfo> {
    const info = yield* this.find((each) => findResource(each, word))
    if (!info) throw new KubectlError(`the server doesn't have a resource type ${JSON.stringify(word)}`)
    return info
  }

  /** `pods,svc`, or a category such as `all`. */
  *namedAll(words: string): Task<readonly ResourceInfo[]> {
    const found: ResourceInfo[] = []
    for (const word of words.split(',').filter((each) => each !== '')) {
      const members = membersOf(yield* this.all(), word)
      if (members.length > 0) found.push(...members)
      else found.push(yield* this.named(word))
    }
    return found
  }

  *ofObject({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): Task<ResourceInfo | undefined> {
    return yield* this.find((all) => all.find((info) => info.kind === kind && apiVersionOf(info) === apiVersion))
  }

  /** The resource of a kind whatever its version, such as that of a controller's reference. */
  *ofKind(kind: string, group: string): Task<ResourceInfo | undefined> {
    return yield* this.find((all) => all.find((info) => info.kind === kind && info.group === group))
  }

  /** What is not known may be new: the server is asked before it is called missing. */
  private *find(look: (all: readonly ResourceInfo[]) => ResourceInfo | undefined): Task<ResourceInfo | undefined> {
    return look(yield* this.all()) ?? look(yield* this.allFresh())
  }
}

/** `pods`, `pod`, `po`, `Pod`, `deployments.apps`, `deploy.v1.apps`. */
export function findResource(all: readonly ResourceInfo[], word: string): ResourceInfo | undefined {
  const [name = '', ...qualifiers] = word.toLowerCase().split('.')
  const qualifier = qualifiers.join('.')
  const isMeant = (info: ResourceInfo): boolean => isQualified(info, qualifier)
  return (
    all.find((info) => (info.resource === name || info.singular === name) && isMeant(info)) ??
    all.find((info) => info.shortNames.includes(name) && isMeant(info))
  )
}

function isQualified({ group, version }: ResourceInfo, qualifier: string): boolean {
  return qualifier === '' || qualifier === group || qualifier === version || qualifier === `${version}.${group}`
}

/** One version of each resource. */
function membersOf(all: readonly ResourceInfo[], category: string): readonly ResourceInfo[] {
  const members = all.filter(({ categories }) => categories.includes(category))
  return preferred(members)
}

/** The version that the server prefers comes first, so the others are left out. */
export function preferred(resources: readonly ResourceInfo[]): readonly ResourceInfo[] {
  const isSame = (a: ResourceInfo, b: ResourceInfo): boolean => a.group === b.group && a.resource === b.resource
  return resources.filter((info, index) => resources.findIndex((each) => isSame(each, info)) === index)
}
