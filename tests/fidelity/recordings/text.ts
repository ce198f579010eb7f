/** Compares texts that two clusters printed: what chance and the clock put into them is set aside, or compared with some room. */

/** How far stamps and ages may be apart: a second of rounding, and the load under which the recordings were made. */
const ROOM_SECONDS = 2

/** A stamp after the scenario's start, or a span: `T+12s`, `5m3s`, `801ms`. */
const TIME = /T[+-]\d+s\b|(?<![\w.-])(?:\d+d)?(?:\d+h)?(?:\d+m(?!s))?(?:\d+(?:\.\d+)?m?s)?(?<=[dhms])(?![\w-])/g
const UNIT_SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 }

/** Nodes were registered one after the other, over many seconds, before the scenario began: their ages are not compared. */
const NODE_ROW =
  /^node-\d |^ *- lastHeartbeatTime|^ {2}creationTimestamp: "T-\d\ds"|lastTransitionTime: "?T-\d|^ *renewTime: |^ *Renew Time: /

/** Facts of a machine or of chance, each under one name; parts of the recorded build that a stock cluster has not. */
const SET_ASIDE: readonly (readonly [RegExp, string])[] = [
  [/^ *ConfigMapName: +openshift-service-ca\.crt\n *Optional: +false\n/gm, ''],
  [
    /^ *- configMap:\n *items:\n *- key: service-ca\.crt\n *path: service-ca\.crt\n *name: openshift-service-ca\.crt\n/gm,
    '',
  ],
  // Paths and a role of the recorded build's own, and the numbers of users in its file of tokens.
  [/^ +\[\/\.well-known(?:\/\*)?\] .*\n/gm, ''],
  [/^.*(?:service-ca-cert-publisher|system:openshift:).*\n/gm, ''],
  [/^UID +u\d+\n/gm, ''],
  [/buildDate: .*/g, 'buildDate: *'],
  [
    /,\n *\{\n *"configMap": \{\n *"items": \[\n *\{\n *"key": "service-ca\.crt",\n *"path": "service-ca\.crt"\n *\}\n *\],\n *"name": "openshift-service-ca\.crt"\n *\}\n *\}/g,
    '',
  ],
  // The recorded runtime named an image as it was asked for.
  [/\bimage=nginx:latest\b/g, 'image=nginx'],
  [/\b[\w./-]+@sha256:/g, 'sha256:'],
  // Nodes had come, and some had gone, long before the scenario: what was told of them then is mostly forgotten.
  [/^ {2}Normal {2,}(?:Starting|Node\w+|RegisteredNode) .*\n/gm, ''],
  // The recorder did not watch every kind: letters of chance that stand in a table alone.
  [/^(\S+-)[bcdf-hj-np-tv-xz2-9]{5}(?= +IPv4 )/gm, '$1*'],
  [/\b(?:172\.18\.0\.2|127\.0\.0\.1|10\.0\.0\.10)(?::6443)?(?!\d)/g, 'SERVER'],
  // The recorded kubelets reported no images.
  [/^ {2}images:\n(?: {2}- names:\n(?: {4}- .*\n)+ {4}sizeBytes: \d+\n)+/gm, ''],
  [/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-*'],
  [/containerd:\/\/[0-9a-f]{64}/g, 'containerd://*'],
  [/sha256:[0-9a-f]{64}/g, 'sha256:*'],
  [/\b10\.244\.\d+\.\d+\b/g, 'POD-IP'],
  [/\b10\.96\.\d+\.\d+\b/g, 'CLUSTER-IP'],
  [/\buid\w{5}-0000-0000-0000-\d{12}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'UID'],
  [/("?)resourceVersion\1: "\d+"/g, '$1resourceVersion$1: "*"'],
  // Where in the dump of a Go structure a difference stands, and where a diff keeps its two trees.
  [/^@@ -\d+,\d+ \+\d+,\d+ @@/gm, '@@'],
  [/\b(LIVE|MERGED)-\d+(?=\/)/g, '$1'],
  [/Resource Version: +\d+/g, 'Resource Version: *'],
  [/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000/g, 'DATE'],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? \+0000(?: UTC)?/g, 'DATE'],
  [/(?<=[a-z0-9])\.1[0-9a-f]{15}\b/g, '.*'],
  [/default-scheduler, [\w-]+/g, 'default-scheduler'],
  // Which of the combined Events was told last, and how often, is a matter of races.
  [/\(x\d+ over [^)]*\)(\s+\S+\s+\(combined from similar events\)): .*$/gm, '(xN)$1'],
]

interface Line {
  readonly shape: string
  readonly seconds: readonly number[]
}

/**
 * What differs first; undefined when nothing does. What is older than the scenario, on both sides, has no age that could be
 * compared: the recorded cluster had lived for a while when the scenario began.
 */
export function textDifference(
  simulated: string,
  recorded: string,
  roomSeconds = ROOM_SECONDS,
  scenarioSeconds = Infinity,
): string | undefined {
  const isOlder = (second: number): boolean => second < 0 || second > scenarioSeconds
  const [ours, theirs] = [linesOf(simulated), linesOf(recorded)]
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const [our, their] = [ours[index], theirs[index]]
    if (our?.shape !== their?.shape)
      return `expected ${JSON.stringify(their?.shape)}, got ${JSON.stringify(our?.shape)}`
    const far = their!.seconds.findIndex((second, i) => {
      const here = our!.seconds[i]!
      return Math.abs(second - here) > roomSeconds && !(isOlder(second) && isOlder(here))
    })
    if (far >= 0) return `${their!.shape}: expected ${their!.seconds[far]!} s, got ${our!.seconds[far]!} s`
  }
  return undefined
}

/** One spelling for what chance decides. */
export function setAside(text: string): string {
  const rest = SET_ASIDE.reduce((left, [pattern, name]) => left.replace(pattern, name), text)
  // Old ReplicaSets stand in the order of their hashes.
  return rest.replace(
    /^(OldReplicaSets: +)(.*)$/gm,
    (_, head: string, list: string) => head + list.split(', ').sort().join(', '),
  )
}

/** Rows that name Pods stand in the order of those names, and so of chance: they are compared in an order of their own. */
function linesOf(text: string): readonly Line[] {
  const lines = setAside(text).split('\n').map(lineOf)
  const sorted: Line[] = []
  // The endpoints of a slice stand in no order, and each takes many lines.
  const isWhollySorted = /^ *endpoints:$/m.test(text)
  let run: Line[] = []
  const flush = (): void => {
    sorted.push(...run.sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0)))
    run = []
  }
  for (const line of lines) {
    if (isWhollySorted || /-[a-z]{5}\b|hash\d{5}/.test(line.shape)) run.push(line)
    else {
      flush()
      sorted.push(line)
    }
  }
  flush()
  return sorted
}

function lineOf(text: string): Line {
  const isOfNode = NODE_ROW.test(text)
  const seconds: number[] = []
  const shape = text
    .replace(TIME, (time) => {
      if (time === '') return ''
      if (!isOfNode) seconds.push(secondsOf(time))
      return time.startsWith('T') ? 'T+N' : 'N'
    })
    .replace(/(\S) {2,}/g, '$1  ')
    .trimEnd()
  return { shape, seconds }
}

function secondsOf(time: string): number {
  if (time.startsWith('T')) return Number(time.slice(1, -1))
  return [...time.matchAll(/([\d.]+)(ms|[dhms])/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * UNIT_SECONDS[unit!]!,
    0,
  )
}
