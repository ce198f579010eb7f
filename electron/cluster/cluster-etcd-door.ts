/** The door of etcd for those who look into it from the machine itself: keys and values as they lie on its disk. */
import type { ApiObject } from '../contract/api'
import { sealOf } from './apiserver/encryption/seal'
import type { Etcd } from './etcd/etcd'
import type { KeyValue } from './etcd/store'
import type { EtcdDoor, RawKeyValue } from './tools/etcdctl'

export function etcdDoorOf({ store, process }: Etcd): EtcdDoor {
  return {
    get isListening() {
      return process.running
    },
    get revision() {
      return store.revision
    },
    read: (key) => {
      const kv = store.get(key)
      return kv ? raw(kv) : undefined
    },
    readPrefix: (prefix) => store.range(prefix).map(raw),
  }
}

function raw({ key, value, createRevision, modRevision, version }: KeyValue): RawKeyValue {
  const object = value as ApiObject
  return { key, value: sealOf(object) ?? JSON.stringify(object), createRevision, modRevision, version }
}
