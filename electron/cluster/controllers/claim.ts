/** Takes in orphans that match a selector, and lets go of what does not match any more. */
// Models: pkg/controller/controller_ref_manager.go: BaseControllerRefManager.ClaimObject, PodControllerRefManager
import { isApiError, type ApiObject, type Kind, type Selector } from '../../contract/api'
import type { Client } from '../client/client'
import { controllerOf } from '../client/controller'
import type { Task } from '../kernel/task'
import { controllerReferenceTo } from './owner-reference'

export type Claim = 'keep' | 'ignore' | 'adopt' | 'release'

/** Each object has one controller at most: the reference decides, labels only propose. */
export function claimOf(owner: ApiObject, selector: Selector, object: ApiObject): Claim {
  const controller = controllerOf(object)
  const matches = selector.matches(object.metadata.labels)
  if (controller) {
    if (controller.uid !== owner.metadata.uid) return 'ignore'
    if (matches) return 'keep'
    return owner.metadata.deletionTimestamp ? 'ignore' : 'release'
  }
  if (owner.metadata.deletionTimestamp || !matches || object.metadata.deletionTimestamp) return 'ignore'
  return object.metadata.namespace === owner.metadata.namespace ? 'adopt' : 'ignore'
}

/** The objects that are the owner's, after the patches that made them so. */
export function* claim<T extends ApiObject>(
  client: Client,
  owner: ApiObject,
  selector: Selector,
  candidates: readonly T[],
): Task<T[]> {
  const claimed: T[] = []
  let mayAdopt: boolean | undefined
  for (const object of candidates) {
    const verdict = claimOf(owner, selector, object)
    if (verdict === 'keep') claimed.push(object)
    else if (verdict === 'release') yield* patchOwner(client, object, { $patch: 'delete', uid: owner.metadata.uid })
    else if (verdict === 'adopt' && (mayAdopt ??= yield* isStillThere(client, owner))) {
      if (yield* patchOwner(client, object, controllerReferenceTo(owner))) claimed.push(object)
    }
  }
  return claimed
}

/** Before adopting, the truth is asked and not the cache: an owner that is going away must not take anything with it. */
function* isStillThere(client: Client, owner: ApiObject): Task<boolean> {
  const { namespace = '', name, uid } = owner.metadata
  const fresh = yield* client.get(owner.kind as Kind, namespace, name)
  return fresh.metadata.uid === uid && !fresh.metadata.deletionTimestamp
}

function* patchOwner(client: Client, object: ApiObject, reference: unknown): Task<boolean> {
  const { namespace = '', name, uid } = object.metadata
  try {
    yield* client.patch(object.kind as Kind, namespace, name, { metadata: { uid, ownerReferences: [reference] } })
    return true
  } catch (error) {
    // Gone, or another object of that name: nothing is left to claim.
    if (isApiError(error, 'NotFound') || isApiError(error, 'Invalid')) return false
    throw error
  }
}
