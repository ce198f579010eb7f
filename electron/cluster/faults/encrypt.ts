/** `cluster encrypt FILE`: gives the API server an EncryptionConfiguration, as its flag of that name does. */
// Models: kube-apiserver --encryption-provider-config, with automatic reload
import { KubectlError } from '../kubectl/failure'
import type { FaultCommand } from './commands'

export const encrypt: FaultCommand = {
  name: 'encrypt',
  usage: 'encrypt FILE | encrypt --off',
  summary: 'Have the API server encrypt what it stores from now on',
  run([file, ...more], door, io) {
    if (file === undefined || more.length > 0) throw new KubectlError(`usage: cluster ${this.usage}`)
    const text = file === '--off' ? null : io.readFile(file)
    if (text === undefined) throw new KubectlError(`open ${file}: no such file or directory`)
    const refusal = door.encrypt(text)
    if (refusal !== null) throw new KubectlError(`${file}: ${refusal}`)
    io.out(
      text === null
        ? 'new writes are stored as they are\n'
        : 'new writes are encrypted; what lies in etcd stays as it is until it is written again\n',
    )
  },
}
