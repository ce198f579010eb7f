/** An API server with its etcd and nobody else: what kubectl is tested against. */
import { ApiServer } from '../../../../electron/cluster/apiserver/apiserver'
import { bootstrap } from '../../../../electron/cluster/bootstrap'
import { Client } from '../../../../electron/cluster/client/client'
import { Transport } from '../../../../electron/cluster/client/transport'
import { Etcd } from '../../../../electron/cluster/etcd/etcd'
import { BIRTH } from '../../../../electron/cluster/kernel/cause'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import type { RunningTask, Task } from '../../../../electron/cluster/kernel/task'
import { DiscoveryCache } from '../../../../electron/cluster/kubectl/discovery/cache'
import { kubectl } from '../../../../electron/cluster/kubectl/kubectl'
import { Trace } from '../../../../electron/cluster/trace/trace'
import { wordsOfLine } from '../../../../electron/shell/syntax/literal-words'
import type { ApiObject } from '../../../../electron/contract/api'

export interface Answer {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
}

export class ApiWorld {
  readonly kernel = new Kernel(1)
  readonly files: Record<string, string> = {}
  readonly env: Record<string, string> = {}
  /** What the person at the editor makes of a text; null is nobody. */
  editor: ((text: string) => string) | null = null
  private readonly discoveryCache = new DiscoveryCache()
  private readonly trace = new Trace(this.kernel)
  private readonly etcd = new Etcd(this.kernel, this.trace, this.kernel.process('etcd'), 'kube-apiserver')
  private readonly process = this.kernel.process('kube-apiserver')
  private readonly server = new ApiServer(this.kernel, this.trace, this.etcd, this.process, () => undefined)
  private readonly transport = new Transport(this.kernel, this.trace, this.server)
  private readonly admin = this.server.gate.authority.credentials('kubernetes-admin', ['system:masters'])
  /** Of a component: what it sends is not decoded field by field. */
  readonly typed = new Client(this.transport, {
    component: 'test',
    credentials: this.admin,
    agent: 'test',
    isTyped: true,
  })
  private readonly client = new Client(this.transport, {
    component: 'kubectl',
    credentials: this.admin,
    agent: 'kubectl',
  })

  constructor() {
    this.server.launch()
    this.play(bootstrap(this.typed, '172.18.0.2'))
    // Nobody is here to make it, and no Pod may be without one.
    this.put({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'default' } })
  }

  /** Runs a task to its end, or for `limitMs`. */
  play<T>(task: Task<T>, limitMs = 3_600_000): T | undefined {
    let result: T | undefined
    const keep = function* (): Task {
      result = yield* task
    }
    const running = this.start(keep())
    const deadlineMs = this.kernel.now + limitMs
    while (!running.done && (this.kernel.nextAt ?? Infinity) <= deadlineMs) this.kernel.step()
    return result
  }

  start(task: Task): RunningTask {
    let running: RunningTask | undefined
    this.kernel.enter(BIRTH, () => {
      running = this.kernel.spawn(this.kernel.process('test'), 'test', task)
    })
    return running!
  }

  /** Types `kubectl …`, as a shell would hand it over. */
  type(line: string, stdin = ''): Answer {
    const typed = this.begin(line, stdin)
    this.play(typed.task)
    return typed.answer()
  }

  begin(line: string, stdin = ''): { readonly task: Task<number>; answer(): Answer } {
    const [, ...argv] = wordsOfLine(line)
    const said = { exit: null as number | null, stdout: '', stderr: '' }
    const { kernel, client, files, env, discoveryCache } = this
    const { editor } = this
    const run = function* (): Task<number> {
      const context = {
        client, kernel, stdin, env, discoveryCache,
        ...(editor && { *edit(text: string): Task<string> { return editor(text) } }),
        readFile: (path: string) => files[path],
        writeFile: (path: string, text: string) => {
          files[path] = text
          return null
        },
        listFiles: () => Object.keys(files).sort(),
        out: (text: string) => { said.stdout += text },
        err: (text: string) => { said.stderr += text },
      } // prettier-ignore
      said.exit = yield* kubectl(argv, context)
      return said.exit
    }
    return { task: run(), answer: () => said }
  }

  /** Writes an object as a component would. */
  put(object: object): ApiObject {
    const client = this.typed
    const { kind, metadata } = object as ApiObject
    const target = { kind: kind as 'Pod', namespace: metadata.namespace, body: object }
    return this.play(client.request('create', target)) as ApiObject
  }

  /** Writes the status of an object, as its controller would. */
  putStatus(object: ApiObject, status: object): ApiObject {
    return this.play(this.typed.updateStatus({ ...object, status } as ApiObject))!
  }

  stopServer(): void {
    this.kernel.enter(BIRTH, () => {
      this.process.stop(BIRTH)
      this.server.disconnect()
    })
  }

  wait(ms: number): void {
    this.kernel.runUntil(this.kernel.now + ms)
  }
}
