import { describe, expect, it } from 'vitest'
import { findSlips } from '../../../../renderer/terminal/manifest-slips'

const files: Readonly<Record<string, string>> = {
  'web.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports: [{port: 80}]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicaz: 3
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.27
          prots:
            - containerPort: 80
`,
}

const read = (path: string): Promise<string> =>
  files[path] === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(files[path])

const refusal = (...fields: readonly string[]): string =>
  `Error from server (BadRequest): error when creating "web.yaml": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: ${fields.map((field) => `unknown field "${field}"`).join(', ')}\n`

describe('a slip in a manifest', () => {
  it('is found in its row, with the field that was meant', async () => {
    expect(await findSlips(refusal('spec.replicaz'), read)).toEqual([
      { file: 'web.yaml', row: 13, field: 'replicaz', owner: 'DeploymentSpec', meant: 'replicas' },
    ])
  })

  it('is found deep inside, and each of several', async () => {
    const slips = await findSlips(refusal('spec.replicaz', 'spec.template.spec.containers[0].prots'), read)
    expect(slips.map(({ row, owner, meant }) => [row, owner, meant])).toEqual([
      [13, 'DeploymentSpec', 'replicas'],
      [23, 'Container', 'ports'],
    ])
  })

  it('is not guessed at where the refusal is about something else, or no file is there', async () => {
    expect(await findSlips('Error from server (NotFound): pods "x" not found\n', read)).toEqual([])
    expect(await findSlips(refusal('spec.replicaz').replace('web.yaml', 'STDIN'), read)).toEqual([])
  })
})
